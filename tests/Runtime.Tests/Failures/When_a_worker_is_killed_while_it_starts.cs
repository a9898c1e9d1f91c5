namespace Remote.Runtime.Tests.Failures;

/// <summary>It has run nothing yet: what it was started for is done by another, and nothing counts against it.</summary>
public sealed class When_a_worker_is_killed_while_it_starts
{
    [Fact(Timeout = Limits.Test)]
    public async Task Another_one_takes_the_tasks()
    {
        using var hold = new StartHold();
        await using OwnCluster own = await OwnCluster.StartAsync(new() { Workers = 1, Cpus = 1 });
        hold.Begin();
        int killed = await KillTaskWorkersUntilOneIsHeldAsync(own, hold);
        ObjectRef<int> task = Victims.Remote(new() { MaxRetries = 0 }).Square(3);
        hold.End();
        Kill.Process(killed);
        Assert.Equal(9, await task);
        Assert.DoesNotContain(killed, own.TaskWorkers);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Its_actors_begin_elsewhere_and_no_restart_is_used_up()
    {
        using var hold = new StartHold();
        await using OwnCluster own = await OwnCluster.StartAsync(new() { Workers = 1, Cpus = 1 });
        hold.Begin();
        // The first may get a process that was prepared before.
        IActorRef<Slow>[] actors = [.. Enumerable.Range(0, 2).Select(_ => Slow.Remote("", -1, new() { OwnProcess = true }))];
        ObjectRef<int>[] calls = [.. actors.Select(a => a.Count())];
        await Signals.UntilAsync(() => hold.Processes.Length > 0, "No worker was held.");
        Kill.Process(hold.Processes[0]);
        hold.End();
        Assert.All(await calls, static count => Assert.Equal(1, count));
        Assert.All(await actors.Select(a => a.Life()).ToArray(), static life => Assert.Equal(0, life));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task An_actor_that_is_killed_meanwhile_leaves_no_process()
    {
        using var hold = new StartHold();
        await using OwnCluster own = await OwnCluster.StartAsync(new() { Workers = 1, Cpus = 1 });
        hold.Begin();
        IActorRef<Slow>[] actors = [.. Enumerable.Range(0, 10).Select(_ => Slow.Remote("", -1, new() { OwnProcess = true }))];
        await Signals.UntilAsync(() => hold.Processes.Length > 0, "No worker was held.");
        foreach (IActorRef<Slow> actor in actors) await Remote.Actors.KillAsync(actor);
        hold.End();
        Assert.Equal(1, await Slow.Remote("", -1, new() { OwnProcess = true }).Count());
        await Signals.UntilAsync(() => own.Cluster.Workers.Count(static w => w.Role == "one actor") <= 1, "Processes of dead actors are left.");
    }

    private static async Task<int> KillTaskWorkersUntilOneIsHeldAsync(OwnCluster own, StartHold hold)
    {
        while (hold.Processes.Length == 0)
        {
            foreach (int process in own.TaskWorkers.Where(Kill.IsAlive)) Kill.Process(process);
            await Task.Delay(5);
        }

        return hold.Processes[0];
    }
}
