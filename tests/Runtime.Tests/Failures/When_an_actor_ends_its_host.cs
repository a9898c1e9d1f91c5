namespace Remote.Runtime.Tests.Failures;

/// <summary>Actors that share a process share its end; each goes on by its own rules. One task worker means one actor host.</summary>
public sealed class When_an_actor_ends_its_host
{
    private static readonly ClusterOptions OneHost = new() { Workers = 1, Cpus = 1 };

    [Fact(Timeout = Limits.Test)]
    public async Task Each_actor_that_lived_there_goes_on_by_its_own_rules()
    {
        await using OwnCluster own = await OwnCluster.StartAsync(OneHost);
        IActorRef<Neighbour> killer = Neighbour.Remote(new() { Name = "killer" }), none = Neighbour.Remote();
        IActorRef<Neighbour> one = Neighbour.Remote(new() { MaxRestarts = 1, MaxTaskRetries = -1 }), any = Neighbour.Remote(new() { MaxRestarts = -1, MaxTaskRetries = -1 });
        int[] processes = await new[] { killer.ProcessId(), none.ProcessId(), one.ProcessId(), any.ProcessId() };
        Assert.Single(processes.Distinct());
        int[] taskWorkers = own.TaskWorkers;

        var cause = await Assert.ThrowsAsync<ActorDiedException>(async () => await killer.Exit(77));
        Assert.Contains("exit code 77", cause.Message);
        Assert.Contains("MaxRestarts is 0", cause.Message);
        var victim = await Assert.ThrowsAsync<ActorDiedException>(async () => await none.Count());
        Assert.Contains("while it ran code of killer", victim.Message);
        Assert.Equal((1, 1), (await one.Life(), await any.Life()));
        Assert.NotEqual(processes[0], await one.ProcessId());
        Assert.Equal(taskWorkers, own.TaskWorkers);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_neighbour_does_not_pay_with_its_restarts_but_the_cause_does()
    {
        await using OwnCluster own = await OwnCluster.StartAsync(OneHost);
        IActorRef<Neighbour> innocent = Neighbour.Remote(new() { MaxRestarts = 1, MaxTaskRetries = -1 });
        for (int crash = 1; crash <= 3; crash++)
        {
            IActorRef<Neighbour> killer = Neighbour.Remote();
            Assert.Equal(await innocent.ProcessId(), await killer.ProcessId());
            await Assert.ThrowsAsync<ActorDiedException>(async () => await killer.Exit(1));
            Assert.Equal(crash, await innocent.Life());
        }

        // Killed from outside while nobody ran: nobody is innocent.
        Kill.Process(await innocent.ProcessId());
        Assert.Equal(4, await innocent.Life());
        Kill.Process(await innocent.ProcessId());
        var error = await Assert.ThrowsAsync<ActorDiedException>(async () => await innocent.Life());
        Assert.Contains("all 1 restarts are used up", error.Message);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task One_that_does_it_again_is_moved_to_a_process_of_its_own_and_named_in_the_log()
    {
        await using OwnCluster own = await OwnCluster.StartAsync(OneHost);
        IActorRef<Neighbour>[] innocents = [.. Enumerable.Range(0, 5).Select(_ => Neighbour.Remote(new() { MaxRestarts = 1, MaxTaskRetries = -1 }))];
        IActorRef<Neighbour> killer = Neighbour.Remote(new() { Name = "killer", MaxRestarts = -1 });
        for (int crash = 1; crash <= 2; crash++)
        {
            Assert.Equal(await innocents[0].ProcessId(), await killer.ProcessId());
            await Assert.ThrowsAsync<ActorUnavailableException>(async () => await killer.Exit(crash));
            Assert.Equal(Enumerable.Repeat(crash, 5), await innocents.Select(i => i.Life()).ToArray());
        }

        await own.UntilLoggedAsync("The actor killer");
        Assert.Contains(own.Logged, l => l.Contains("given a process of its own", StringComparison.Ordinal));
        Assert.NotEqual(await innocents[0].ProcessId(), await killer.ProcessId());
        Assert.Contains(own.Cluster.Workers, static w => w.Role == "one actor");
        int[] before = await innocents.Select(i => i.ProcessId()).ToArray();
        for (int crash = 3; crash <= 5; crash++)
        {
            await Assert.ThrowsAsync<ActorUnavailableException>(async () => await killer.Exit(crash));
            Assert.Equal(crash, await killer.Life());
        }

        Assert.Equal(before, await innocents.Select(i => i.ProcessId()).ToArray());
        Assert.Equal(Enumerable.Repeat(2, 5), await innocents.Select(i => i.Life()).ToArray());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task One_that_waits_in_a_call_meanwhile_is_not_taken_for_the_cause()
    {
        using var signals = new Signals();
        await using OwnCluster own = await OwnCluster.StartAsync(OneHost);
        IActorRef<Mortal> waits = Mortal.Remote(new() { MaxRestarts = 5, MaxTaskRetries = -1 });
        ObjectRef<int> call = waits.RunAsync(signals["runs"], 1, lastLife: 3);
        IActorRef<Neighbour> killer = Neighbour.Remote(new() { Name = "killer", MaxRestarts = -1 });
        for (int crash = 1; crash <= 3; crash++)
        {
            await Signals.UntilAsync(() => Signals.Lines(signals["runs"]).Length == Math.Min(crash, 3), "The call does not run.");
            await Assert.ThrowsAsync<ActorUnavailableException>(async () => await killer.Exit(crash));
        }

        Assert.Contains("killer", Assert.Single(own.Logged, l => l.Contains("given a process of its own", StringComparison.Ordinal)));
        // The third crash was the killer's alone, so the call of the third life still runs.
        Assert.Equal(2, await Lives(signals));
        Assert.False(call.IsCompleted);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_stack_that_overflowed_is_named()
    {
        await using OwnCluster own = await OwnCluster.StartAsync(OneHost);
        IActorRef<Neighbour> actor = Neighbour.Remote();
        var error = await Assert.ThrowsAsync<ActorDiedException>(async () => await actor.Overflow(0));
        Assert.Contains("its stack overflowed", error.Message);
        Assert.Equal(1, await Neighbour.Remote().Count());
    }

    private static Task<int> Lives(Signals signals) => Task.FromResult(Signals.Lines(signals["runs"]).Max(l => int.Parse(l.Split(' ')[1])));
}
