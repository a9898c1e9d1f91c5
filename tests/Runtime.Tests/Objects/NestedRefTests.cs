using System.Runtime.CompilerServices;
using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Objects;

[Collection(ClusterCollection.Name)]
public sealed class NestedRefTests : IDisposable
{
    private readonly Place place = new();

    public void Dispose() => place.Dispose();

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_worker_can_await_refs_that_the_driver_owns()
    {
        var envelope = new Envelope("e", Values.Remote().Double(2), [ObjectRef.Put("a"), Values.Remote().Upper("b")]);
        Assert.Equal("4 a B", await Refs.Remote().Read(envelope));
        Assert.Equal("-1 ", await Refs.Remote().Read(new Envelope("e", null, [])));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_nested_ref_is_not_waited_for_before_the_call()
    {
        ObjectRef<int> held = Gates.Remote().Pass(place.Folder, "open", 1);
        Assert.False(await Refs.Remote().IsAnyComplete([held]));
        place.Mark("open");
        Assert.Equal(1, await held);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_worker_waits_for_a_nested_ref_that_is_not_complete()
    {
        ObjectRef<int> held = Gates.Remote().Pass(place.Folder, "open", 6);
        ObjectRef<int> sum = Refs.Remote().SumAll([held, Values.Remote().Double(2)]);
        place.Mark("open");
        Assert.Equal(10, await sum);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_nested_ref_fails_as_it_would_here()
        => Assert.Equal("broken", await Refs.Remote().FailureInside([Values.Remote().Fail("broken")]));

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_nested_ref_can_be_awaited_again() => Assert.Equal(14, await Refs.Remote().AwaitTwice([ObjectRef.Put(7)]));

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_task_returns_a_ref_that_it_made()
    {
        ObjectRef<int> byTask = await Refs.Remote().MakeByTask(5);
        ObjectRef<string> byPut = await Refs.Remote().MakeByPut("put");
        Collector.CollectHere();
        Assert.Equal(10, await byTask);
        Assert.Equal("put", await byPut);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_task_returns_many_refs()
    {
        List<ObjectRef<int>> made = await Refs.Remote().MakeSeveral(20);
        await Collector.CollectAsync(2);
        int[] values = await made;
        Assert.Equal(Enumerable.Range(0, 20).Select(static i => i % 2 == 0 ? i : 2 * i), values);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Refs_of_owners_that_take_turns_arrive_as_themselves()
    {
        ObjectRef<int>[][] made = [.. (await Task.WhenAll(Enumerable.Range(0, 4).Select(static i => Refs.Remote().MakeSeveral(6).AsTask()))).Select(static m => m.ToArray())];
        List<ObjectRef<int>> mixed = [];
        for (int i = 0; i < 6; i++) mixed.AddRange([ObjectRef.Put(1000 * i), ObjectRef.Put(100_000 * i), .. made.Select(m => m[i])]);
        int expected = Enumerable.Range(0, 6).Sum(static i => (101_000 * i) + (4 * (i % 2 == 0 ? i : 2 * i)));
        Assert.Equal(expected, await Refs.Remote().SumAll(mixed));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_task_returns_refs_in_a_record()
    {
        Envelope made = await Refs.Remote().MakeEnvelope("made");
        await Collector.CollectAsync(2);
        Assert.Equal(8, await made.Number!);
        Assert.Equal(["a", "B"], await made.Texts);
        Assert.Equal("8 a B", await Refs.Remote().Read(made));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_ref_can_hold_a_ref()
    {
        ObjectRef<ObjectRef<int>> outer = await Refs.Remote().MakeNested(3);
        await Collector.CollectAsync(2);
        ObjectRef<int> inner = await outer;
        Assert.Equal(3, await inner);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Refs_of_one_worker_are_read_in_another()
    {
        Envelope made = await Refs.Remote().MakeEnvelope("made");
        Assert.Equal(["8 a B", "8 a B"], await BothWorkers(made));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_ref_that_comes_home_is_one_of_its_own()
    {
        ObjectRef<int> own = ObjectRef.Put(1);
        ObjectRef<string> text = ObjectRef.Put("x");
        ObjectRef<Envelope> forwarded = Refs.Remote().Forward(new Envelope("e", own, [text]));
        Envelope back = await forwarded, again = await forwarded;
        text.Dispose();
        back.Number!.Dispose();
        Assert.Equal("x", await back.Texts[0]);
        Assert.Equal(1, await own);
        Assert.Equal(1, await again.Number!);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await text);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_ref_comes_home_after_it_was_disposed_there()
    {
        ObjectRef<Envelope> forwarded = ForwardAndDispose();
        await ObjectRef.WaitAsync([forwarded], 1);
        await CollectHereAndElsewhere();
        Envelope back = await forwarded;
        Assert.Equal("x", await back.Texts[0]);
        // It leaves once more, and is found by others.
        Assert.Equal("-1 x", await Refs.Remote().Read(back with { Number = null }));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_ref_comes_home_before_its_call_has_ended()
    {
        ObjectRef<string> held = Refs.Remote().ReadLater(place.Folder, "go", new Envelope("e", ObjectRef.Put(1), [ObjectRef.Put("x")]));
        await place.Awaited("reading");
        Envelope back = await Refs.Remote().Forward(new Envelope("e", null, [held]));
        Assert.False(back.Texts[0].IsCompleted);
        held.Dispose();
        place.Mark("go");
        Assert.Equal("1 x", await back.Texts[0]);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_call_is_cancelled_by_a_ref_that_came_home()
    {
        ObjectRef<string> waits = Refs.Remote().ReadWhenCancelled(place.Folder, new Envelope("e", null, []));
        await place.Awaited("waiting");
        Envelope back = await Refs.Remote().Forward(new Envelope("e", null, [waits]));
        await back.Texts[0].CancelAsync();
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await back.Texts[0]);
        Assert.True(waits.IsCompleted);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_worker_hands_on_refs_that_it_borrowed()
    {
        var envelope = new Envelope("e", ObjectRef.Put(1), [ObjectRef.Put("x")]);
        Assert.Equal("1 x", await Refs.Remote().Delegate(place.Folder, envelope));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_borrowed_ref_that_was_handed_on_outlives_the_task_that_handed_it_on()
    {
        ObjectRef<string> reading = await StartReading();
        await place.Awaited("reading");
        await CollectHereAndElsewhere();
        place.Mark("go");
        Assert.Equal("1 x", await reading);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_resolved_argument_may_hold_refs()
    {
        ObjectRef<Envelope> made = Refs.Remote().MakeEnvelope("made");
        ObjectRef<Envelope> put = ObjectRef.Put(new Envelope("put", ObjectRef.Put(1), [Values.Remote().Upper("y")]));
        Assert.Equal(["8 a B", "1 Y"], await new[] { Refs.Remote().Read(made), Refs.Remote().Read(put) });
        Envelope forwarded = await Refs.Remote().Forward(Refs.Remote().Forward(made));
        Assert.Equal(8, await forwarded.Number!);
    }

    // The driver's refs go out of scope here: only the borrowers keep the objects.
    private async Task<ObjectRef<string>> StartReading()
        => await Refs.Remote().StartReading(place.Folder, new Envelope("e", ObjectRef.Put(1), [ObjectRef.Put("x")]));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ObjectRef<Envelope> ForwardAndDispose()
    {
        using ObjectRef<string> text = ObjectRef.Put("x");
        return Refs.Remote().Forward(new Envelope("e", null, [text]));
    }

    private static async Task<string[]> BothWorkers(Envelope made)
    {
        using var both = new Place();
        ObjectRef<string>[] reads = [Refs.Remote().ReadTogether(both.Folder, made), Refs.Remote().ReadTogether(both.Folder, made)];
        return await reads;
    }

    // One worker is occupied by the reading task: the other collects.
    private static async Task CollectHereAndElsewhere()
    {
        for (int i = 0; i < 3; i++) await Collector.CollectAsync(1);
    }
}
