using System.Globalization;
using Remote.Nodes.Memory;

namespace Remote.Runtime.Tests.Failures;

/// <summary>Who takes more than was declared is ended, and who is the newest where the machine has no more: with an error that says who held what.</summary>
public sealed class When_memory_is_short : IDisposable
{
    private readonly Signals signals = new();

    private string Go => signals["go"];

    [Fact(Timeout = Limits.Test)]
    public async Task A_task_that_takes_more_than_it_declared_is_ended_tried_again_and_fails_with_the_details()
    {
        await using OwnCluster own = await OwnCluster.StartAsync();
        ObjectRef<int> neighbour = Victims.Remote().EndFrom(0, signals["neighbour"]);
        ObjectRef<int> modest = Hog.Remote(new() { Cpus = 0.5 }).Take(1, signals["modest"], Go);
        var error = await Assert.ThrowsAsync<WorkerCrashedException>(async () => await Hog.Remote(new() { MaxRetries = 1, Cpus = 0.5 }).Take(300, signals["hog"], Go));
        Assert.Contains("2 times in all", error.Message);
        Assert.Contains("declared 100 MiB", error.Message);
        var details = Assert.IsType<OutOfMemoryException>(error.InnerException);
        Assert.Contains("Hog.Take", details.Message);
        Assert.Contains("Declare what the work needs", details.Message);
        Assert.Equal(2, Signals.Lines(signals["hog"]).Length);
        // Once for each try.
        Assert.Equal(2, own.Logged.Count(static l => l.Contains("Who held most", StringComparison.Ordinal)));

        Signals.Set(Go);
        Assert.Equal((42, 1), (await neighbour, await modest));
        Assert.Single(Signals.Lines(signals["neighbour"]));
        Assert.Single(Signals.Lines(signals["modest"]));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Garbage_is_collected_before_anybody_is_ended_for_it()
    {
        await using MemoryCluster cluster = await MemoryCluster.StartAsync();
        ObjectRef<int> waste = Hog.Remote().Waste(300, signals["waste"], Go);
        int process = (await StartsAsync("waste", 1))[0].Process;
        long before = cluster.Memory.ReadPrivate(process);
        Assert.InRange(before, 300L << 20, long.MaxValue);
        cluster.Look(Allowance.ReadingsUntilCollection);
        await Signals.UntilAsync(() => cluster.Memory.ReadPrivate(process) < before - (200L << 20), "The worker did not give back what it did not need.");
        cluster.Look(2 * Allowance.ReadingsUntilEnd);
        Signals.Set(Go);
        Assert.Equal(300, await waste);
        Assert.Single(Signals.Lines(signals["waste"]));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task On_a_machine_with_much_room_memory_is_looked_at_seldom_until_work_comes_that_declares_what_it_needs()
    {
        await using MemoryCluster cluster = await MemoryCluster.StartAsync();
        cluster.Memory.Room = 1L << 50;
        cluster.Look();
        int reads = cluster.Memory.Reads;
        Assert.Equal(1, reads);
        cluster.Look(2);
        Assert.Equal(reads, cluster.Memory.Reads);
        ObjectRef<int> modest = Hog.Remote().Take(1, signals["modest"], Go);
        await StartsAsync("modest", 1);
        cluster.Look(4);
        Assert.Equal(reads + 4, cluster.Memory.Reads);
        Signals.Set(Go);
        Assert.Equal(1, await modest);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task On_a_machine_without_memory_the_newest_task_that_may_be_run_again_is_and_after_a_while()
    {
        await using MemoryCluster cluster = await MemoryCluster.StartAsync(workers: 3);
        (ObjectRef<int> old, int oldest) = await StartAsync("old", 3);
        (ObjectRef<int> newer, int newest) = await StartAsync("newer", 1);
        (ObjectRef<int> never, int once) = await StartAsync("never", 0);
        cluster.Memory.Fraction = 0.94;
        cluster.Look(50);
        Assert.Empty(new[] { oldest, newest, once }.Except(cluster.Own.TaskWorkers));

        cluster.Memory.Private[oldest] = 60L << 30;
        await cluster.EndOneAsync(newest);
        // It pays with no retry, since another holds more: it is tried more often than MaxRetries says, with longer and longer pauses.
        for (int end = 1; end <= 3; end++)
        {
            await PendingAsync(cluster, $"waits {1 << (end - 1)} s before it is run again");
            cluster.Pass(TimeSpan.FromSeconds(1 << (end - 1)));
            (int Attempt, int Process)[] starts = await StartsAsync("newer", end + 1);
            Assert.Equal(Enumerable.Range(0, end + 1), starts.Select(static s => s.Attempt));
            if (end < 3) await cluster.EndOneAsync(starts[^1].Process);
        }

        Signals.Set(Go);
        Assert.Equal((1, 1, 1), (await old, await newer, await never));
        Assert.Equal((1, 1), (Signals.Lines(signals["old"]).Length, Signals.Lines(signals["never"]).Length));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Whoever_holds_most_pays_with_a_retry_and_fails_with_the_details()
    {
        await using MemoryCluster cluster = await MemoryCluster.StartAsync();
        (ObjectRef<int> hog, _) = await StartAsync("hog", 1);
        for (int end = 1; end <= 2; end++)
        {
            int process = (await StartsAsync("hog", end))[^1].Process;
            cluster.Memory.Private[process] = 60L << 30;
            await cluster.EndOneAsync(process);
            if (end == 2) break;
            await PendingAsync(cluster, "waits 1 s before it is run again");
            cluster.Pass(TimeSpan.FromSeconds(1));
        }

        var error = await Assert.ThrowsAsync<WorkerCrashedException>(async () => await hog);
        Assert.Contains("The machine was out of memory: 96 % of 100 GiB were in use", error.Message);
        string details = Assert.IsType<OutOfMemoryException>(error.InnerException).Message;
        Assert.Contains("60 GiB, nothing declared, the task Hog.Start", details);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_task_that_waits_is_run_again_without_paying_for_one_that_shares_its_worker()
    {
        var gate = new Dictionary<string, double> { ["gate"] = 1 };
        await using MemoryCluster cluster = await MemoryCluster.StartAsync(workers: 1, gate);
        IActorRef<Mortal> holder = Mortal.Remote(new() { Resources = gate });
        await holder.Count();
        ObjectRef<int> waiting = Hog.Remote(new() { MaxRetries = 1 }).Wait(signals["waiting"], Go);
        for (int end = 1; end <= 2; end++)
        {
            int process = (await StartsAsync("waiting", end))[^1].Process;
            (ObjectRef<int> guest, int its) = await StartAsync($"guest{end}", 0);
            Assert.Equal(process, its);
            cluster.Memory.Private[process] = 60L << 30;
            await cluster.EndOneAsync(process);
            await Assert.ThrowsAsync<WorkerCrashedException>(async () => await guest);
            await PendingAsync(cluster, "before it is run again");
            cluster.Pass(TimeSpan.FromSeconds(end));
        }

        await StartsAsync("waiting", 3);
        Signals.Set(Go);
        await Actors.KillAsync(holder);
        Assert.Equal(1, await waiting);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task An_actor_that_takes_more_than_it_declared_is_started_again_where_it_may_be_and_else_dies_with_the_details()
    {
        await using OwnCluster own = await OwnCluster.StartAsync();
        IActorRef<Hoarder> hog = Hoarder.Remote(new() { Memory = 100 << 20, MaxRestarts = 1, Name = "hog" });
        int first = await hog.ProcessId();
        await TakeAsync(hog);
        await Signals.UntilAsync(() => !OwnCluster.WorkerProcesses().Contains(first), "The actor was not ended.");
        int second = await UntilAliveAsync(hog);
        Assert.NotEqual(first, second);
        Assert.Equal(0, await hog.Held());
        await TakeAsync(hog);
        await Signals.UntilAsync(() => !OwnCluster.WorkerProcesses().Contains(second), "The actor was not ended.");
        var error = await Assert.ThrowsAsync<ActorDiedException>(async () => await UntilAliveAsync(hog));
        Assert.Contains("declared 100 MiB", error.Message);
        Assert.Contains("the actor hog", Assert.IsType<OutOfMemoryException>(error.InnerException).Message);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Where_there_are_several_nodes_the_text_names_the_one_and_the_store_of_each()
    {
        await using MemoryCluster cluster = await MemoryCluster.StartAsync(workers: 1);
        NodeInfo other = await cluster.Own.Cluster.AddNodeAsync(new() { Workers = 1, Cpus = 1, ObjectStoreMemory = 48 << 20 });
        ObjectRef<int> hog = Hog.Remote(new() { MaxRetries = 0, Placement = Placement.Node(other.Id) }).Start(signals["hog"], Go);
        int process = (await StartsAsync("hog", 1))[0].Process;
        cluster.Memory.Private[process] = 60L << 30;
        await cluster.EndOneAsync(process);
        var error = await Assert.ThrowsAsync<WorkerCrashedException>(async () => await hog);
        string details = Assert.IsType<OutOfMemoryException>(error.InnerException).Message;
        Assert.Contains($"process {process}) on node {other.Id} was ended", details);
        Assert.Contains($"process {process}) on node {other.Id}: 60 GiB", details);
        Assert.Contains($"the object store of node {other.Id} has taken", details);
        Assert.Contains($"of 48 MiB, the object store of node {cluster.Own.Cluster.Nodes[0].Id} has taken", details);
    }

    [Fact]
    public async Task A_limit_that_is_no_part_of_the_memory_is_refused()
    {
        foreach (double limit in new[] { -0.1, 1.1, double.NaN })
        {
            var error = await Assert.ThrowsAsync<ArgumentException>(() => Cluster.StartAsync(new() { MemoryLimit = limit }));
            Assert.Contains("MemoryLimit", error.Message);
        }
    }

    public void Dispose()
    {
        Signals.Set(Go);
        signals.Dispose();
    }

    // It may be ended before it has taken all.
    private static async Task TakeAsync(IActorRef<Hoarder> hog)
    {
        try
        {
            await hog.Keep(300);
        }
        catch (Exception error) when (error is ActorUnavailableException or ActorDiedException)
        {
            Assert.Contains("declared 100 MiB", error.Message);
        }
    }

    private static async Task<int> UntilAliveAsync(IActorRef<Hoarder> hog)
    {
        while (true)
        {
            try
            {
                return await hog.ProcessId();
            }
            catch (ActorUnavailableException)
            {
                // It is being started again.
            }
        }
    }

    // Begun when it returns: the next one is newer.
    private async Task<(ObjectRef<int> Result, int Process)> StartAsync(string name, int retries)
    {
        ObjectRef<int> result = Hog.Remote(new() { MaxRetries = retries }).Start(signals[name], Go);
        return (result, (await StartsAsync(name, 1))[0].Process);
    }

    private async Task<(int Attempt, int Process)[]> StartsAsync(string name, int count)
    {
        await Signals.UntilAsync(() => Signals.Lines(signals[name]).Length >= count, $"{name} did not start {count} times.");
        return [.. Signals.Lines(signals[name]).Select(static l => l.Split(' ')).Select(static p => (int.Parse(p[0], CultureInfo.InvariantCulture), int.Parse(p[1], CultureInfo.InvariantCulture)))];
    }

    private static Task PendingAsync(MemoryCluster cluster, string reason)
        => Signals.UntilAsync(() => cluster.Own.Cluster.GetPendingCallsAsync().GetAwaiter().GetResult().Any(c => c.Reason.Contains(reason, StringComparison.Ordinal)), $"No call {reason}.");
}
