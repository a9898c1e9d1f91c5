using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.ActorModel;

[Collection(ClusterCollection.Name)]
public sealed class OrderTests
{
    [Fact(Timeout = Limits.Test)]
    public async Task Ten_thousand_calls_run_in_the_order_they_were_made()
    {
        const int Count = 10_000;
        IActorRef<Recorder> recorder = Recorder.Remote();
        for (int i = 0; i < Count; i++) _ = recorder.Add(i);
        Assert.Equal(Enumerable.Range(0, Count), await recorder.All());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Later_calls_do_not_overtake_one_whose_argument_is_late()
    {
        using var signals = new Signals();
        IActorRef<Recorder> recorder = Recorder.Remote();
        for (int i = 0; i < 1000; i++)
        {
            if (i % 100 == 50) _ = recorder.Add(Steps.Remote().WaitFor(signals["go"], i));
            else _ = recorder.Add(i);
        }

        ObjectRef<int[]> all = recorder.All();
        Signals.Set(signals["go"]);
        Assert.Equal(Enumerable.Range(0, 1000), await all);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_call_that_failed_before_it_left_does_not_hold_up_the_line()
    {
        IActorRef<Recorder> recorder = Recorder.Remote();
        _ = recorder.Add(1);
        ObjectRef failed = recorder.Add(Steps.Remote().Fail("no argument"));
        _ = recorder.Add(3);
        Assert.Equal(new[] { 1, 3 }, await recorder.All());
        var error = await Assert.ThrowsAsync<RemoteTaskException>(async () => await failed);
        Assert.IsType<InvalidOperationException>(error.InnerException);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Each_of_several_callers_has_its_own_order()
    {
        IActorRef<Recorder> recorder = Recorder.Remote();
        ObjectRef<int>[] callers = [.. Enumerable.Range(0, 4).Select(c => Callers.Remote().AddMany(recorder, c * 1000, 500))];
        await callers;
        int[] all = await recorder.All();
        Assert.Equal(2000, all.Length);
        foreach (IGrouping<int, int> caller in all.GroupBy(v => v / 1000))
            Assert.Equal(Enumerable.Range(caller.Key * 1000, 500), caller);
    }
}

[Remote]
internal class Recorder
{
    private readonly List<int> values = [];

    public void Add(int value) => values.Add(value);

    public int[] All() => [.. values];
}

internal static class Callers
{
    [Remote]
    public static async Task<int> AddMany(IActorRef<Recorder> recorder, int first, int count)
    {
        ObjectRef[] calls = [.. Enumerable.Range(first, count).Select(i => recorder.Add(i))];
        await calls;
        return count;
    }
}
