using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.ActorModel;

[Collection(ClusterCollection.Name)]
public sealed class ConcurrencyGroupTests
{
    [Fact(Timeout = Limits.Test)]
    public async Task A_blocked_default_group_does_not_hold_up_another()
    {
        using var signals = new Signals();
        IActorRef<Store> store = Store.Remote();
        ObjectRef blocked = store.Block(signals["go"]);
        Assert.Equal("read", await store.Read());
        Assert.False(blocked.IsCompleted);
        Signals.Set(signals["go"]);
        await blocked;
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_blocked_group_does_not_hold_up_the_default_one()
    {
        using var signals = new Signals();
        IActorRef<Store> store = Store.Remote();
        ObjectRef blocked = store.With(new() { ConcurrencyGroup = "single" }).Block(signals["go"]);
        await store.Write();
        Assert.False(blocked.IsCompleted);
        Signals.Set(signals["go"]);
        await blocked;
    }

    [Fact(Timeout = Limits.Test)]
    public async Task More_waiting_calls_than_may_be_under_way_do_not_hold_up_another_group()
    {
        using var signals = new Signals();
        IActorRef<Store> store = Store.Remote();
        ObjectRef blocked = store.Block(signals["go"]);
        ObjectRef[] waiting = [.. Enumerable.Range(0, 6000).Select(_ => store.Write())];
        Assert.Equal("read", await store.Read());
        Signals.Set(signals["go"]);
        await blocked;
        await waiting;
    }

    [Fact(Timeout = Limits.Test)]
    public async Task An_argument_that_is_not_there_holds_up_its_own_group_only()
    {
        using var signals = new Signals();
        IActorRef<Store> store = Store.Remote();
        ObjectRef note = store.Note(Steps.Remote().WaitFor(signals["go"], 1));
        ObjectRef second = store.Note(2);
        Assert.Equal("read", await store.Read());
        Signals.Set(signals["go"]);
        await note;
        await second;
        Assert.Equal(new[] { 1, 2 }, await store.Notes());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task As_many_calls_meet_as_the_class_declares()
    {
        IActorRef<Store> store = Store.Remote();
        ObjectRef<int>[] calls = [.. Enumerable.Range(0, 3).Select(_ => store.MeetAsync(3))];
        Assert.Equal(new[] { 3, 3, 3 }, await calls);
        await Enumerable.Range(0, 100).Select(_ => store.EnterIoAsync()).ToArray();
        Assert.InRange(await store.Most(), 1, 3);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_group_that_is_not_declared_runs_one_call_at_a_time()
    {
        IActorRef<Store> store = Store.Remote(new() { MaxConcurrency = 8 });
        await Enumerable.Range(0, 100).Select(_ => store.EnterSingleAsync()).ToArray();
        Assert.Equal(1, await store.Most());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_call_may_name_another_group_or_the_default_one()
    {
        using var signals = new Signals();
        IActorRef<Store> store = Store.Remote();
        ObjectRef blocked = store.Block(signals["go"]);
        ObjectRef<string> held = store.With(new() { ConcurrencyGroup = "default" }).Read();
        await store.With(new() { ConcurrencyGroup = "io" }).Write();
        Assert.False(held.IsCompleted);
        Signals.Set(signals["go"]);
        Assert.Equal("read", await held);
        await blocked;
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Calls_of_a_group_keep_their_order()
    {
        IActorRef<Store> store = Store.Remote();
        IActorRef<Store> single = store.With(new() { ConcurrencyGroup = "single" });
        for (int i = 0; i < 3000; i++) _ = single.Note(i);
        Assert.Equal(Enumerable.Range(0, 3000), await single.Notes());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_group_that_the_actor_does_not_have_is_said_with_those_that_it_has()
    {
        IActorRef<Store> store = Store.Remote();
        var error = await Assert.ThrowsAsync<UnknownConcurrencyGroupException>(async () => await store.With(new() { ConcurrencyGroup = "oi" }).Read());
        Assert.Contains("no concurrency group 'oi'", error.Message);
        Assert.Contains("'io', 'single', 'default'", error.Message);
        Assert.Throws<ArgumentException>(() => { _ = store.With(new() { ConcurrencyGroup = " " }).Read(); });
        var plain = await Assert.ThrowsAsync<UnknownConcurrencyGroupException>(async () => await Counter.Remote().With(new() { ConcurrencyGroup = "io" }).Value());
        Assert.Contains("It has: 'default'", plain.Message);
        Assert.Equal("read", await store.Read());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task An_interface_gives_its_methods_a_group()
    {
        using var signals = new Signals();
        IActorRef<Store> store = Store.Remote();
        ObjectRef blocked = store.Block(signals["go"]);
        IActorRef<IProbe> probe = store;
        Assert.True(await probe.IsHealthy());
        Signals.Set(signals["go"]);
        await blocked;
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Calls_of_every_group_are_repeated_in_the_next_life()
    {
        using var signals = new Signals();
        IActorRef<Store> store = Store.Remote(new() { MaxRestarts = 1, MaxTaskRetries = -1, OwnProcess = true });
        ObjectRef blocked = store.Block(signals["go"]);
        ObjectRef inGroup = store.With(new() { ConcurrencyGroup = "single" }).Block(signals["go"]);
        ObjectRef waits = store.With(new() { ConcurrencyGroup = "single" }).Note(7);
        int process = await store.ProcessId();
        Kill.Process(process);
        Signals.Set(signals["go"]);
        await blocked;
        await inGroup;
        await waits;
        Assert.NotEqual(process, await store.ProcessId());
        Assert.Equal(new[] { 7 }, await store.Notes());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_waiting_call_of_a_group_is_cancelled()
    {
        using var signals = new Signals();
        IActorRef<Store> single = Store.Remote().With(new() { ConcurrencyGroup = "single" });
        ObjectRef blocked = single.Block(signals["go"]);
        ObjectRef waits = single.Note(1);
        await waits.CancelAsync();
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await waits);
        Signals.Set(signals["go"]);
        await blocked;
        Assert.Empty(await single.Notes());
    }
}

[Remote]
internal interface IProbe
{
    [ConcurrencyGroup("io")]
    bool IsHealthy();
}

[Remote, ConcurrencyGroup("io", MaxConcurrency = 3)]
internal sealed class Store : IProbe
{
    private readonly TaskCompletionSource<int> met = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<int> notes = [];
    private int inside;
    private int most;
    private int arrived;

    public void Block(string signal) => Signals.Wait(signal);

    public void Write()
    {
    }

    public void Note(int number)
    {
        lock (notes) notes.Add(number);
    }

    public int[] Notes()
    {
        lock (notes) return [.. notes];
    }

    [ConcurrencyGroup("io")]
    public string Read() => "read";

    [ConcurrencyGroup("io")]
    public int ProcessId() => Environment.ProcessId;

    [ConcurrencyGroup("io")]
    public bool IsHealthy() => true;

    [ConcurrencyGroup("io")]
    public async Task<int> MeetAsync(int count)
    {
        if (Interlocked.Increment(ref arrived) == count) met.SetResult(count);
        return await met.Task.WaitAsync(Limits.Wait);
    }

    [ConcurrencyGroup("io")]
    public Task EnterIoAsync() => EnterAsync();

    [ConcurrencyGroup("single")]
    public Task EnterSingleAsync() => EnterAsync();

    public int Most() => most;

    private async Task EnterAsync()
    {
        int now = Interlocked.Increment(ref inside);
        int seen = Volatile.Read(ref most);
        while (now > seen) seen = Interlocked.CompareExchange(ref most, now, seen) == seen ? now : Volatile.Read(ref most);
        await Task.Yield();
        Interlocked.Decrement(ref inside);
    }
}
