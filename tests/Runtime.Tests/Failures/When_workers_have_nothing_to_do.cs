using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Failures;

/// <summary>The pool keeps what is useful: a spare at hand, and no more task workers or actor hosts than are needed.</summary>
public sealed class When_workers_have_nothing_to_do
{
    [Fact(Timeout = Limits.Test)]
    public async Task A_process_is_kept_ready_and_becomes_the_next_actor_host_or_task_worker()
    {
        await using OwnCluster own = await OwnCluster.StartAsync();
        int first = await UntilSpareAsync(own);
        Assert.Equal(first, await Mortal.Remote().ProcessId());
        int second = await UntilSpareAsync(own);
        Kill.Process(own.TaskWorkers[0]);
        await Signals.UntilAsync(() => own.TaskWorkers.Contains(second), "The spare did not replace the worker that was killed.");
        await UntilSpareAsync(own);
        // One that nobody uses is replaced without a word to anybody.
        int third = await UntilSpareAsync(own);
        Kill.Process(third);
        await Signals.UntilAsync(() => OwnCluster.WorkerProcesses().Except(Known(own)).Any(p => p != third), "The spare was not replaced.");
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Workers_beyond_the_target_end_and_those_that_hold_something_stay()
    {
        using var place = new Place();
        await using OwnCluster own = await OwnCluster.StartAsync(new() { Workers = 1, Cpus = 1 });
        var options = new TaskOptions { Cpus = 0.25 };
        ObjectRef<int>[] others = [.. Enumerable.Range(0, 3).Select(_ => Gates.Remote(options).Meet(place.Folder, 4))];
        Owned kept = await Held.Remote(options).Make(place.Folder, 4);
        int[] processes = await others;
        Assert.Equal(4, processes.Append(kept.Owner).Distinct().Count());
        await Signals.UntilAsync(() => own.TaskWorkers.Length == 1, "Idle workers did not end.");
        Assert.Equal([kept.Owner], own.TaskWorkers);
        Assert.Equal("held", await kept.Value);
        Assert.All(processes, p => Assert.False(Kill.IsAlive(p)));
        Assert.DoesNotContain(own.Logged, static l => l.StartsWith("Warning", StringComparison.Ordinal));
        Assert.Equal(16, await Victims.Remote().Square(4));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_host_that_no_actor_lives_in_ends()
    {
        await using OwnCluster own = await OwnCluster.StartAsync();
        IActorRef<Mortal>[] actors = [Mortal.Remote(), Mortal.Remote()];
        int[] hosts = await actors.Select(a => a.ProcessId()).ToArray();
        await Remote.Actors.KillAsync(actors[0]);
        await Signals.UntilAsync(() => !Kill.IsAlive(hosts[0]), "The empty host did not end.");
        Assert.Equal(hosts[1], await actors[1].ProcessId());
    }

    private static IEnumerable<int> Known(OwnCluster own) => own.Cluster.Workers.Select(static w => w.ProcessId);

    private static async Task<int> UntilSpareAsync(OwnCluster own)
    {
        int[] spares = [];
        await Signals.UntilAsync(
            () => (spares = [.. OwnCluster.WorkerProcesses().Except(Known(own))]).Length == 1 && own.Cluster.Node.HasSpare, "No process is kept ready.");
        return spares[0];
    }
}

internal static class Held
{
    /// <summary>A value that this process owns; ends as <see cref="Gates.Meet"/> does.</summary>
    [Remote]
    public static Owned Make(string folder, int count)
    {
        Place.Meet(folder, "met", count);
        return new Owned(ObjectRef.Put("held"), Environment.ProcessId);
    }
}
