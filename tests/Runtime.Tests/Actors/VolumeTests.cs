using System.Diagnostics;
using Remote.Runtime.Tests.Failures;
using Xunit.Abstractions;

namespace Remote.Runtime.Tests.ActorModel;

public sealed class VolumeTests(ITestOutputHelper output)
{
    private const int Count = 10_000;

    [Fact(Timeout = Limits.Test)]
    public async Task Ten_thousand_actors_live_in_as_many_processes_as_there_are_task_workers()
    {
        await using OwnCluster own = await OwnCluster.StartAsync();
        var clock = Stopwatch.StartNew();
        IActorRef<Counter>[] actors = [.. Enumerable.Range(0, Count).Select(i => Counter.Remote(i))];
        int[] values = await actors.Select(a => a.Increment()).ToArray();
        output.WriteLine($"{Count} actors made and called: {clock.Elapsed.TotalSeconds:0.00} s");
        Assert.Equal(Enumerable.Range(1, Count), values);

        clock.Restart();
        int[] processes = await actors.Select(a => a.ProcessId()).ToArray();
        output.WriteLine($"{Count} actors called: {clock.Elapsed.TotalSeconds:0.00} s");
        Assert.Equal(2, processes.Distinct().Count());
    }
}
