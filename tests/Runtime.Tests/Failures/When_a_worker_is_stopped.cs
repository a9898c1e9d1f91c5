namespace Remote.Runtime.Tests.Failures;

/// <summary>A process that gets no time to run looks alive to the system; first it is slow, then dead.</summary>
public sealed class When_a_worker_is_stopped
{
    private static readonly ClusterOptions Impatient = new() { Workers = 2, Cpus = 2, HeartbeatTimeout = TimeSpan.FromSeconds(6) };

    [Fact(Timeout = Limits.Test)]
    public async Task Its_task_is_run_again_and_the_process_is_gone()
    {
        using var signals = new Signals();
        await using OwnCluster own = await OwnCluster.StartAsync(Impatient);
        ObjectRef<int> task = Victims.Remote().EndFrom(1, signals["attempts"]);
        await Signals.UntilAsync(() => Signals.Lines(signals["attempts"]).Length == 1, "The task did not begin.");
        int process = int.Parse(Signals.Lines(signals["attempts"])[0].Split(' ')[1]);
        Kill.Stop(process);
        await own.UntilLoggedAsync("it gets nothing new to do");
        Assert.Equal(42, await task);
        Assert.Equal(["0", "1"], Signals.Lines(signals["attempts"]).Select(l => l.Split(' ')[0]));
        Assert.False(Kill.IsAlive(process));
        Assert.Contains(own.Logged, l => l.Contains("did not answer for 6 s", StringComparison.Ordinal));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_task_that_must_not_be_repeated_says_why_it_failed()
    {
        using var signals = new Signals();
        await using OwnCluster own = await OwnCluster.StartAsync(Impatient);
        ObjectRef<int> task = Victims.Remote(new() { MaxRetries = 0 }).EndFrom(1, signals["attempts"]);
        await Signals.UntilAsync(() => Signals.Lines(signals["attempts"]).Length == 1, "The task did not begin.");
        Kill.Stop(int.Parse(Signals.Lines(signals["attempts"])[0].Split(' ')[1]));
        var error = await Assert.ThrowsAsync<WorkerCrashedException>(async () => await task);
        Assert.Contains("HeartbeatTimeout", error.Message);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Its_actors_are_started_again()
    {
        await using OwnCluster own = await OwnCluster.StartAsync(Impatient);
        IActorRef<Mortal> actor = Mortal.Remote(new() { MaxRestarts = 1, MaxTaskRetries = 1 });
        int process = await actor.ProcessId();
        Kill.Stop(process);
        Assert.NotEqual(process, await actor.ProcessId());
        Assert.Equal(1, await actor.Life());
        Assert.False(Kill.IsAlive(process));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task One_that_goes_on_in_time_goes_on_as_if_nothing_had_been()
    {
        using var signals = new Signals();
        await using OwnCluster own = await OwnCluster.StartAsync(Impatient with { HeartbeatTimeout = TimeSpan.FromSeconds(30) });
        IActorRef<Mortal> actor = Mortal.Remote();
        int process = await actor.ProcessId();
        Assert.Equal(1, await actor.Count());
        Kill.Stop(process);
        ObjectRef<int> second = actor.Count();
        await own.UntilLoggedAsync("it gets nothing new to do");
        // Nothing new: an actor that is made now lives elsewhere.
        Assert.NotEqual(process, await Mortal.Remote().ProcessId());
        Assert.False(second.IsCompleted);
        Kill.Continue(process);
        Assert.Equal(2, await second);
        await own.UntilLoggedAsync("answers again");
        Assert.Equal((0, 3), (await actor.Life(), await actor.Count()));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task One_that_had_nothing_to_do_is_replaced_too()
    {
        await using OwnCluster own = await OwnCluster.StartAsync(Impatient);
        int[] stopped = own.TaskWorkers;
        foreach (int process in stopped) Kill.Stop(process);
        Assert.Equal(9, await Victims.Remote().Square(3));
        await Signals.UntilAsync(() => own.TaskWorkers is { Length: 2 } now && !now.Intersect(stopped).Any(), "The workers were not replaced.");
        Assert.All(stopped, p => Assert.False(Kill.IsAlive(p)));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Without_a_limit_it_is_waited_for_and_it_does_not_outlive_the_cluster()
    {
        await using OwnCluster own = await OwnCluster.StartAsync(Impatient with { HeartbeatTimeout = Timeout.InfiniteTimeSpan });
        IActorRef<Mortal> actor = Mortal.Remote();
        int process = await actor.ProcessId();
        ObjectRef<int> call = actor.Count();
        Assert.Equal(1, await call);
        foreach (int worker in own.TaskWorkers.Append(process)) Kill.Stop(worker);
        ObjectRef<int> waits = actor.Count();
        await own.Cluster.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await waits);
    }
}
