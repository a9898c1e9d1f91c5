using System.Diagnostics;
using Remote.Runtime.Tests.ActorModel;
using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.Threads;

/// <summary>Each test starts clusters of its own.</summary>
public sealed class StartTests
{
    private static readonly ClusterOptions Threads = new() { Workers = 2, Cpus = 2, Isolation = Remote.Isolation.Thread };

    [Fact(Timeout = Limits.Test)]
    public async Task A_cluster_of_threads_starts_and_stops_again_and_again()
    {
        var clock = Stopwatch.StartNew();
        for (int i = 0; i < 20; i++)
        {
            await using Cluster cluster = await Cluster.StartAsync(Threads);
            Assert.Same(cluster, Cluster.Current);
            IActorRef<Counter> counter = Counter.Remote(i);
            Assert.Equal(i + 1, await counter.Increment());
            Assert.Equal(i, await Echoes.Remote().Back(i));
        }

        Assert.Null(Cluster.Current);
        // No process is started: a second for each would be a fault.
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 20);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Processes_and_threads_take_turns()
    {
        for (int i = 0; i < 2; i++)
        {
            await using (await Cluster.StartAsync(Threads)) Assert.Equal(Environment.ProcessId, await Steps.Remote().ProcessId());
            await using (await Cluster.StartAsync(new() { Workers = 1, Cpus = 1 })) Assert.NotEqual(Environment.ProcessId, await Steps.Remote().ProcessId());
        }
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Only_one_cluster_runs_at_a_time()
    {
        await using Cluster cluster = await Cluster.StartAsync(Threads);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Cluster.StartAsync(Threads));
        Assert.Contains("Cluster.Current", error.Message);
        Assert.Equal(1, await Echoes.Remote().Back(1));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_cluster_stops_while_actors_are_being_made()
    {
        for (int i = 0; i < 5; i++)
        {
            ObjectRef<int>[] calls;
            await using (await Cluster.StartAsync(Threads))
                calls = [.. Enumerable.Range(0, 20).Select(n => Counter.Remote(n, new() { OwnProcess = n % 5 == 0 }).Increment())];

            // Each ended: with its value, or because the cluster did.
            foreach (ObjectRef<int> call in calls) Assert.True(call.IsCompleted);
        }
    }
}
