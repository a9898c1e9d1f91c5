using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Remote.Messaging.Rings;
using Remote.Nodes.Sessions;
using Spectre.Console;

namespace Remote.Benchmarks.Rings;

/// <summary>Messages of 64 bytes between two processes: rings, NetMQ and the limit, by turns in one run.</summary>
internal static class RingsCommand
{
    private const int Outstanding = 1000;
    private const int Rounds = 3;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync(string[] args)
    {
        if (!RingMessenger.IsSupported)
        {
            AnsiConsole.WriteLine("Rings need Linux on x64 or arm64.");
            return 2;
        }

        if (!double.TryParse(args.FirstOrDefault() ?? "1", CultureInfo.InvariantCulture, out double seconds) || seconds <= 0)
        {
            AnsiConsole.WriteLine($"'{args[0]}' is no number of seconds. Give a positive number.");
            return 2;
        }

        using SessionFolder session = StoreFolder.Create(NullLogger.Instance);
        await using MessengerLink rings = new(Messengers.Ring, session.Path);
        await using MessengerLink netMq = new(Messengers.NetMq, session.Path);
        ITransportUnderTest[] all = [rings, netMq];
        Show(all, session.Path, TimeSpan.FromSeconds(seconds));
        return 0;
    }

    private static void Show(ITransportUnderTest[] messengers, string folder, TimeSpan time)
    {
        (string Name, Func<ITransportUnderTest, TimeSpan, double?> Measure)[] rows =
        [
            ("there and back, one at a time", static (on, time) => on.RoundTrips(1, time)),
            ("the same, the caller looks for its answer", static (on, time) => on.PolledRoundTrips(time)),
            ($"there and back, {Outstanding:N0} under way", static (on, time) => on.RoundTrips(Outstanding, time)),
            ("one way", static (on, time) => on.OneWay(time)),
        ];
        var table = new Table().AddColumns("messages of 64 bytes per second", "rings", "NetMQ", "bare ring", "rings / NetMQ", "rings / bare ring");
        foreach ((string name, var measure) in rows)
            AddRow(table, name, [.. Measure(messengers, folder, measure, time)]);
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine($"Medians of {Rounds} rounds by turns; {Environment.ProcessorCount} cores, {CoreWatch.Parse(File.ReadAllBytes("/proc/loadavg"))} threads want to run now.");
    }

    /// <summary>The median for each messenger, then for the bare ring, whose other end spins and so lives only while it is measured.</summary>
    private static IEnumerable<double?> Measure(ITransportUnderTest[] messengers, string folder, Func<ITransportUnderTest, TimeSpan, double?> measure, TimeSpan time)
    {
        List<double?>[] figures = [.. Enumerable.Range(0, messengers.Length + 1).Select(static _ => new List<double?>())];
        foreach (ITransportUnderTest messenger in messengers) measure(messenger, WarmUp);
        for (int round = 0; round < Rounds; round++)
        {
            for (int index = 0; index < messengers.Length; index++) figures[index].Add(measure(messengers[index], time));
            BareLink bare = new(folder);
            figures[^1].Add(measure(bare, time));
            bare.DisposeAsync().AsTask().Wait();
        }

        return figures.Select(static of => of.Order().ElementAt(Rounds / 2));
    }

    private static void AddRow(Table table, string name, double?[] rates)
        => table.AddRow(name, Text(rates[0], "N0"), Text(rates[1], "N0"), Text(rates[2], "N0"), Text(rates[0] / rates[1], "0.0"), Text(rates[0] / rates[2], "0.00"));

    private static string Text(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}
