using Remote.Runtime.Tests.ActorModel;
using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.Threads;

[Collection(ThreadCollection.Name)]
public sealed class ThreadActorTests
{
    [Fact(Timeout = Limits.Test)]
    public async Task Actors_keep_their_state_and_order()
    {
        IActorRef<Counter> counter = Counter.Remote(5);
        Assert.Equal(6, await counter.Increment());
        IActorRef<Recorder> recorder = Recorder.Remote();
        for (int i = 0; i < 5000; i++) _ = recorder.Add(i);
        Assert.Equal(Enumerable.Range(0, 5000), await recorder.All());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Calls_run_one_at_a_time()
    {
        IActorRef<Crowd> crowd = Crowd.Remote();
        await Enumerable.Range(0, 100).Select(_ => crowd.EnterAsync()).ToArray();
        Assert.Equal(1, await crowd.Most());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Actors_call_actors_and_tasks()
    {
        IActorRef<Counter> counter = Counter.Remote(10);
        IActorRef<Manager> manager = Manager.Remote(counter);
        Assert.Equal(11, await manager.IncrementAsync());
        Assert.Equal(12, await manager.IncrementBlocking());
        Assert.Equal(3, await manager.RunTaskAsync(3));
        Assert.Equal(5, await Steps.Remote().AddTo(counter, 5));
        Assert.Equal(17, await counter.Value());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Names_are_found_and_freed()
    {
        IActorRef<Counter> counter = Counter.Remote(1, new() { Name = "threaded" });
        Assert.Equal(2, await (await Remote.Actors.GetAsync<Counter>("threaded")).Increment());
        await Remote.Actors.KillAsync(counter);
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Remote.Actors.GetAsync<Counter>("threaded"));
        await Assert.ThrowsAsync<ActorDiedException>(async () => await counter.Value());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_kill_with_restart_gives_a_fresh_actor()
    {
        IActorRef<Patient> actor = Patient.Remote(new() { MaxRestarts = 1 });
        Assert.Equal(1, await actor.Lives());
        await Remote.Actors.KillAsync(actor, restart: true);
        Assert.Equal(1, await actor.Lives());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task An_actor_with_a_worker_of_its_own_ends_with_it()
    {
        IActorRef<Counter> alone = Counter.Remote(1, new() { OwnProcess = true });
        Assert.Equal(2, await alone.Increment());
        await Remote.Actors.KillAsync(alone);
        await Assert.ThrowsAsync<ActorDiedException>(async () => await alone.Value());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Exceptions_leave_the_actor_alive_and_a_constructors_do_not()
    {
        IActorRef<Fickle> actor = Fickle.Remote();
        await Assert.ThrowsAsync<RemoteTaskException>(async () => await actor.ThrowAsync("why"));
        Assert.Equal(1, await actor.Thrown());
        var error = await Assert.ThrowsAsync<ActorDiedException>(async () => await Stillborn.Remote("never").Value());
        Assert.Contains("never", error.ToString());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Calls_are_cancelled()
    {
        using var signals = new Signals();
        IActorRef<Patient> actor = Patient.Remote();
        ObjectRef runs = actor.UntilCancelledAsync(signals["begun"], signals["cancelled"]);
        ObjectRef<int> queued = actor.Lives();
        await Signals.WaitAsync(signals["begun"]);
        await queued.CancelAsync();
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await queued);
        await runs.CancelAsync();
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await runs);
        Assert.Equal(1, await actor.Lives());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Many_actors_that_block_do_not_stop_each_other()
    {
        IActorRef<Counter> counter = Counter.Remote();
        IActorRef<Manager>[] managers = [.. Enumerable.Range(0, 40).Select(_ => Manager.Remote(counter))];
        int[] values = await managers.Select(m => m.IncrementBlocking()).ToArray();
        Assert.Equal(Enumerable.Range(1, 40), values.Order());
    }
}
