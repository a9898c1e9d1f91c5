using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.ActorModel;

[Collection(ClusterCollection.Name)]
public sealed class PlacementTests(ClusterFixture fixture)
{
    [Fact(Timeout = Limits.Test)]
    public async Task Many_actors_share_the_hosts_and_stay_off_task_workers()
    {
        IActorRef<Counter>[] actors = [.. Enumerable.Range(0, 200).Select(i => Counter.Remote(i))];
        int[] values = await actors.Select(a => a.Increment()).ToArray();
        Assert.Equal(Enumerable.Range(1, 200), values);

        int[] processes = await actors.Select(a => a.ProcessId()).ToArray();
        Assert.Equal(2, processes.Distinct().Count());
        Assert.All(processes.CountBy(p => p), host => Assert.InRange(host.Value, 60, 140));
        int[] taskWorkers = [.. fixture.Cluster.Workers.Where(w => w.Role == "tasks").Select(w => w.ProcessId)];
        Assert.Empty(processes.Intersect(taskWorkers));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task An_actor_can_have_a_process_of_its_own()
    {
        IActorRef<Counter> alone = Counter.Remote(new() { OwnProcess = true });
        int process = await alone.ProcessId();
        int[] others = await Enumerable.Range(0, 10).Select(_ => Counter.Remote().ProcessId()).ToArray();
        Assert.DoesNotContain(process, others);
        Assert.Contains(fixture.Cluster.Workers, w => w.ProcessId == process && w.Role == "one actor");

        await Remote.Actors.KillAsync(alone);
        await Signals.UntilAsync(() => fixture.Cluster.Workers.All(w => w.ProcessId != process), "The process of a dead actor still runs.");
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_process_of_its_own_ends_when_the_constructor_throws()
    {
        IActorRef<Stillborn> actor = Stillborn.Remote("no", new() { OwnProcess = true });
        await Assert.ThrowsAsync<ActorDiedException>(async () => await actor.Value());
        await Signals.UntilAsync(() => fixture.Cluster.Workers.All(w => w.Role != "one actor"), "The process of a stillborn actor still runs.");
    }

    [Fact(Timeout = Limits.Test)]
    public async Task An_actor_that_is_killed_before_its_process_runs_leaves_none()
    {
        await Remote.Actors.KillAsync(Counter.Remote(new() { OwnProcess = true }));
        IActorRef<Counter> next = Counter.Remote(new() { OwnProcess = true });
        int process = await next.ProcessId();
        await Signals.UntilAsync(
            () => fixture.Cluster.Workers.Where(w => w.Role == "one actor").All(w => w.ProcessId == process), "The process of an actor that was never made still runs.");
        await Remote.Actors.KillAsync(next);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task An_actor_waits_for_the_resources_that_another_holds()
    {
        IActorRef<Counter> first = Counter.Remote(1, new() { Cpus = 2 });
        Assert.Equal(1, await first.Value());
        IActorRef<Counter> second = Counter.Remote(2, new() { Cpus = 2 });
        ObjectRef<int> value = second.Value();
        Assert.False(value.IsCompleted);
        await Remote.Actors.KillAsync(first);
        Assert.Equal(2, await value);
        await Remote.Actors.KillAsync(second);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_task_that_waits_for_an_actor_lends_it_its_cpu()
    {
        ObjectRef<int>[] both = [Cpus.Remote().MakeWithCpu(1), Cpus.Remote().MakeWithCpu(2)];
        Assert.Equal(new[] { 2, 3 }, await both);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_queue_of_tasks_does_not_keep_an_actor_out()
    {
        Queue<ObjectRef<int>> tasks = new(Enumerable.Range(0, 100).Select(_ => Cpus.Remote().SpinFor(5)));
        IActorRef<Counter> actor = Counter.Remote(7, new() { Cpus = 1 });
        ObjectRef<int> value = actor.Value();
        while (!value.IsCompleted)
        {
            // The queue is never empty.
            tasks.Enqueue(Cpus.Remote().SpinFor(5));
            await tasks.Dequeue();
        }

        Assert.Equal(7, await value);
        await Remote.Actors.KillAsync(actor);
        await tasks.ToArray();
    }
}

internal static class Cpus
{
    [Remote]
    public static async Task<int> MakeWithCpu(int start)
    {
        IActorRef<Counter> counter = Counter.Remote(start, new() { Cpus = 1 });
        int value = await counter.Increment();
        await Remote.Actors.KillAsync(counter);
        return value;
    }

    [Remote]
    public static int SpinFor(int milliseconds)
    {
        long end = Environment.TickCount64 + milliseconds;
        while (Environment.TickCount64 < end) Thread.SpinWait(100);
        return milliseconds;
    }
}
