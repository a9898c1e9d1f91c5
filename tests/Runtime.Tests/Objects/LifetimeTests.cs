using System.Runtime.CompilerServices;
using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Objects;

/// <summary>Objects are freed when nobody holds them, and not before. On a cluster of its own: it has to reach every worker there is.</summary>
public sealed class LifetimeTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>, IDisposable
{
    private readonly Place place = new();

    public ClusterFixture Fixture { get; } = fixture;

    public void Dispose() => place.Dispose();

    [Fact(Timeout = TestLimits.Usual)]
    public async Task What_was_lent_to_a_task_is_freed_after_it()
    {
        await LendAsync();
        await Collector.AssertNothingIsLentAsync(2);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task What_tasks_made_and_returned_is_freed_when_nobody_holds_it()
    {
        await MakeAndReadAsync();
        await Collector.AssertNothingIsLentAsync(2);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Results_that_nobody_looks_at_are_freed()
    {
        await MakeAndForgetAsync();
        await Collector.AssertNothingIsLentAsync(2);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_failed_or_cancelled_call_gives_its_refs_back()
    {
        await FailAsync();
        await CancelAsync();
        await Collector.AssertNothingIsLentAsync(2);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Nothing_is_freed_too_early_while_everybody_collects()
    {
        using var stop = new CancellationTokenSource();
        Task collecting = Task.Run(() =>
        {
            while (!stop.Token.WaitHandle.WaitOne(5)) GC.Collect();
        });
        for (int i = 0; i < 12; i++) await PassAroundAsync(i);
        stop.Cancel();
        await collecting;
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_value_nobody_holds_is_collected()
    {
        WeakReference kept = await MakeBigAsync();
        for (int i = 0; i < 10 && kept.IsAlive; i++) Collector.CollectHere();
        Assert.False(kept.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task LendAsync()
    {
        for (int i = 0; i < 20; i++)
        {
            var envelope = new Envelope("e", Values.Remote().Double(i), [ObjectRef.Put($"text {i}")]);
            Assert.Equal($"{2 * i} text {i}", await Refs.Remote().Read(envelope));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task MakeAndReadAsync()
    {
        Envelope[] made = await Enumerable.Range(0, 10).Select(i => Refs.Remote().MakeEnvelope($"{i}")).ToArray();
        string[] read = await made.Select(e => Refs.Remote().Read(e)).ToArray();
        Assert.All(read, static text => Assert.Equal("8 a B", text));
        Assert.Equal(7, await await await Refs.Remote().MakeNested(7));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task MakeAndForgetAsync()
    {
        for (int i = 0; i < 10; i++) _ = Refs.Remote().MakeEnvelope($"{i}");
        ObjectRef<Envelope>[] unread = [.. Enumerable.Range(0, 10).Select(i => Refs.Remote().MakeEnvelope($"{i}"))];
        await ObjectRef.WaitAsync(unread, unread.Length);
        foreach (ObjectRef<Envelope> one in unread[..5]) one.Dispose();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task FailAsync()
    {
        ObjectRef<string> failed = Refs.Remote().FailWith(new Envelope("e", ObjectRef.Put(1), [ObjectRef.Put("x")]));
        await Assert.ThrowsAsync<RemoteTaskException>(async () => await failed);
        ObjectRef<string> never = Refs.Remote().FailAfter(Values.Remote().Fail("argument"), new Envelope("e", ObjectRef.Put(1), []));
        await Assert.ThrowsAsync<RemoteTaskException>(async () => await never);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task CancelAsync()
    {
        using var source = new CancellationTokenSource();
        ObjectRef<string> cancelled = Refs.Remote().ReadWhenCancelled(place.Folder, new Envelope("e", ObjectRef.Put(1), [ObjectRef.Put("x")]), source.Token);
        await place.Awaited("waiting");
        source.Cancel();
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await cancelled);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task PassAroundAsync(int i)
    {
        ObjectRef<Envelope> made = Refs.Remote().Forward(Refs.Remote().MakeEnvelope($"{i}"));
        ObjectRef<string> read = Refs.Remote().Read(made);
        Envelope copy = await made;
        Assert.Equal("8 a B", await read);
        Assert.Equal("8 a B", await Refs.Remote().Read(copy));
        List<ObjectRef<int>> several = await Refs.Remote().MakeSeveral(4);
        Assert.Equal(0 + 2 + 2 + 6, await Refs.Remote().SumAll(several));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> MakeBigAsync()
    {
        ObjectRef<int[]> big = Values.Remote().Range(1_000_000);
        Assert.Equal(1_000_000, (await big).Length);
        return new WeakReference(big);
    }
}
