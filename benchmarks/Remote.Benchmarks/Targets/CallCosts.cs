using System.Globalization;
using System.Text.Json;
using Remote.Benchmarks.Core;

namespace Remote.Benchmarks.Targets;

/// <summary>What a call costs over NetMQ alone, beside a bare NetMQ echo in the same run, and how many bytes it allocates. Calls per second.</summary>
/// <param name="One">One at a time, awaited.</param>
/// <param name="Many">1,000 under way.</param>
/// <param name="EchoOne">The echo, one at a time.</param>
/// <param name="EchoMany">The echo, 1,000 under way.</param>
/// <param name="CallerBytes">Of an awaited call of an actor.</param>
/// <param name="CalleeBytes">Of the same, where it runs.</param>
internal sealed record CallCosts(double One, double Many, double EchoOne, double EchoMany, double CallerBytes, double CalleeBytes)
{
    /// <summary>The argument that makes this program measure them, and print them as JSON.</summary>
    public const string Command = "call-costs";

    private const int Outstanding = 1000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    public static async Task<int> RunChildAsync(string seconds)
    {
        var time = TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture));
        CallCosts costs = await OverNetMqAsync(time);
        await using Cluster cluster = await Cluster.StartAsync();
        Allocations bytes = await Allocations.MeasureAsync(Adder.Remote());
        Console.WriteLine(JsonSerializer.Serialize(costs with { CallerBytes = bytes.ActorCaller, CalleeBytes = bytes.ActorCallee }));
        return 0;
    }

    private static async Task<CallCosts> OverNetMqAsync(TimeSpan time)
    {
        await using Cluster cluster = await Cluster.StartAsync(new() { Transport = Transport.NetMQ });
        IActorRef<Adder> adder = Adder.Remote();
        ObjectRef<int> Call(int value) => adder.Add(value);
        await Rates.ManyAsync(Call, Outstanding, WarmUp);
        await Rates.OneAtATimeAsync(Call, WarmUp);
        using var echo = new EchoClient();
        echo.Run(1, WarmUp);
        double one = await Rates.OneAtATimeAsync(Call, time), echoOne = echo.Run(1, time);
        double many = await Rates.ManyAsync(Call, Outstanding, time), echoMany = echo.Run(Outstanding, time);
        return new CallCosts(one, many, echoOne, echoMany, 0, 0);
    }
}
