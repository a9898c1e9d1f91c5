using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.ActorModel;

[Collection(ClusterCollection.Name)]
public sealed class ActorPoolTests
{
    [Fact(Timeout = Limits.Test)]
    public async Task Results_come_in_the_order_of_the_items()
    {
        using var signals = new Signals();
        ActorPool<Labourer> pool = Make(3);
        // The first item ends last: not before the fourth has run.
        IAsyncEnumerable<int> results = pool.MapAsync(Enumerable.Range(0, 20), (actor, item) => actor.Square(item, item == 0 ? signals["go"] : "", item == 3 ? signals["go"] : ""));
        Assert.Equal(Enumerable.Range(0, 20).Select(static i => i * i), await results.ToListAsync());
        Assert.Equal((3, 3), (pool.Count, pool.IdleCount));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Unordered_results_come_as_they_are_ready()
    {
        using var signals = new Signals();
        ActorPool<Labourer> pool = Make(2);
        List<int> seen = [];
        await foreach (int result in pool.MapUnorderedAsync(Enumerable.Range(0, 10), (actor, item) => actor.Square(item, item == 0 ? signals["go"] : "", "")))
        {
            seen.Add(result);
            // The rest has been seen before the first item may end.
            if (seen.Count == 9) Signals.Set(signals["go"]);
        }

        Assert.Equal(0, seen[^1]);
        Assert.Equal(Enumerable.Range(0, 10).Select(static i => i * i), seen.Order());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task An_actor_has_one_call_at_a_time_and_all_of_them_work()
    {
        using var signals = new Signals();
        ActorPool<Labourer> pool = Make(3);
        int[] ids = await pool.MapAsync(Enumerable.Range(0, 3), (actor, _) => actor.MeetOthers(signals["met"], 3)).ToArrayAsync();
        Assert.Equal(3, ids.Distinct().Count());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Items_are_taken_as_results_are_consumed()
    {
        ActorPool<Labourer> pool = Make(2);
        int taken = 0;
        IEnumerable<int> Endless()
        {
            while (true) yield return Interlocked.Increment(ref taken);
        }

        int consumed = 0;
        await foreach (int _ in pool.MapAsync(Endless(), static (actor, item) => actor.Square(item, "", "")))
        {
            // Four ahead (twice the actors), the one in hand, and one that was taken and waits.
            Assert.InRange(Volatile.Read(ref taken), ++consumed, consumed + 5);
            if (consumed == 50) break;
        }
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Items_may_come_slowly_and_results_do_not_wait_for_the_next()
    {
        ActorPool<Labourer> pool = Make(2);
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        async IAsyncEnumerable<int> Slow()
        {
            yield return 1;
            await first.Task;
            yield return 2;
        }

        List<int> seen = [];
        await foreach (int result in pool.MapAsync(Slow(), static (actor, item) => actor.Square(item, "", "")))
        {
            seen.Add(result);
            first.TrySetResult();
        }

        Assert.Equal([1, 4], seen);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Calls_that_wait_for_an_actor_are_served_in_their_order()
    {
        using var signals = new Signals();
        ActorPool<Labourer> pool = Make(1);
        Task<int> blocks = pool.SubmitAsync(actor => actor.Square(1, signals["go"], ""));
        Assert.False(pool.HasFree);
        Assert.False(pool.TryPop(out _));
        Task<int>[] waiting = [.. Enumerable.Range(0, 5).Select(_ => pool.SubmitAsync(static actor => actor.CountCalls()))];
        Signals.Set(signals["go"]);
        Assert.Equal(1, await blocks);
        Assert.Equal(new[] { 2, 3, 4, 5, 6 }, await Task.WhenAll(waiting));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_call_without_a_result_is_submitted_too()
    {
        ActorPool<Labourer> pool = Make(1);
        await pool.SubmitAsync(static actor => actor.Rest());
        Assert.Equal(2, await pool.SubmitAsync(static actor => actor.CountCalls()));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_pushed_actor_serves_who_waits_and_a_popped_one_leaves()
    {
        using var signals = new Signals();
        ActorPool<Labourer> pool = Make(1);
        Task<int> blocks = pool.SubmitAsync(actor => actor.Square(3, signals["go"], ""));
        Task<int> waits = pool.SubmitAsync(static actor => actor.CountCalls());
        IActorRef<Labourer> fresh = Labourer.Remote();
        pool.Push(fresh);
        Assert.Equal(1, await waits);
        Assert.Throws<ArgumentException>(() => pool.Push(fresh));
        Assert.True(pool.TryPop(out IActorRef<Labourer>? popped));
        Assert.Equal(fresh, popped);
        Assert.Equal((1, 0), (pool.Count, pool.IdleCount));
        Signals.Set(signals["go"]);
        Assert.Equal(9, await blocks);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_dead_actor_leaves_the_pool_and_its_call_fails()
    {
        IActorRef<Labourer> dead = Labourer.Remote(), alive = Labourer.Remote();
        await dead.CountCalls();
        await Remote.Actors.KillAsync(dead);
        var pool = new ActorPool<Labourer>([dead, alive]);
        await Assert.ThrowsAsync<ActorDiedException>(() => pool.SubmitAsync(static actor => actor.CountCalls()));
        Assert.Equal((1, 1), (pool.Count, pool.IdleCount));
        Assert.Equal(1, await pool.SubmitAsync(static actor => actor.CountCalls()));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task When_the_last_actor_dies_those_who_wait_are_told()
    {
        using var signals = new Signals();
        IActorRef<Labourer> only = Labourer.Remote();
        var pool = new ActorPool<Labourer>([only]);
        Task<int> blocks = pool.SubmitAsync(actor => actor.Square(1, signals["go"], ""));
        Task<int> waits = pool.SubmitAsync(static actor => actor.CountCalls());
        await Remote.Actors.KillAsync(only);
        await Assert.ThrowsAsync<ActorDiedException>(() => blocks);
        var error = await Assert.ThrowsAsync<ActorDiedException>(() => waits);
        Assert.Contains("No actor of the pool is left", error.Message);
        var empty = await Assert.ThrowsAsync<InvalidOperationException>(() => pool.SubmitAsync(static actor => actor.CountCalls()));
        Assert.Contains("The pool has no actors", empty.Message);
        Signals.Set(signals["go"]);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_failure_ends_the_results_and_leaves_the_actors()
    {
        ActorPool<Labourer> pool = Make(2);
        List<int> seen = [];
        var error = await Assert.ThrowsAsync<RemoteTaskException>(async () =>
        {
            await foreach (int result in pool.MapAsync(Enumerable.Range(0, 10), static (actor, item) => actor.FailAt(item, 3))) seen.Add(result);
        });
        Assert.IsType<InvalidOperationException>(error.InnerException);
        Assert.Equal([0, 1, 2], seen);
        Assert.Equal(2, pool.Count);
        Assert.Equal(4, await pool.SubmitAsync(static actor => actor.Square(2, "", "")));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_failure_of_the_items_reaches_the_reader()
    {
        static IEnumerable<int> Broken()
        {
            yield return 1;
            throw new FormatException("no more");
        }

        List<int> seen = [];
        await Assert.ThrowsAsync<FormatException>(async () =>
        {
            await foreach (int result in Make(1).MapAsync(Broken(), static (actor, item) => actor.Square(item, "", ""))) seen.Add(result);
        });
        Assert.Equal([1], seen);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_cancelled_wait_does_not_take_an_actor()
    {
        using var signals = new Signals();
        ActorPool<Labourer> pool = Make(1);
        Task<int> blocks = pool.SubmitAsync(actor => actor.Square(1, signals["go"], ""));
        using var stop = new CancellationTokenSource();
        Task<int> waits = pool.SubmitAsync(static actor => actor.CountCalls(), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waits);
        Signals.Set(signals["go"]);
        await blocks;
        Assert.Equal(2, await pool.SubmitAsync(static actor => actor.CountCalls()));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Leaving_the_loop_cancels_what_is_under_way()
    {
        using var signals = new Signals();
        ActorPool<Labourer> pool = Make(2);
        await foreach (int _ in pool.MapUnorderedAsync(Enumerable.Range(0, 2), (actor, item) => actor.ZeroOrWaitAsync(item, signals["begun"], signals["cancelled"])))
        {
            await Signals.WaitAsync(signals["begun"]);
            break;
        }

        await Signals.WaitAsync(signals["cancelled"]);
        Assert.True(Signals.IsSet(signals["cancelled"]));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_task_uses_a_pool_too() => Assert.Equal(285, await PoolTasks.Remote().SumOfSquares(10));

    private static ActorPool<Labourer> Make(int count) => new(Enumerable.Range(0, count).Select(static _ => Labourer.Remote()));
}

internal static class PoolTasks
{
    [Remote]
    public static async Task<int> SumOfSquares(int count)
    {
        var pool = new ActorPool<Labourer>([Labourer.Remote(), Labourer.Remote()]);
        return await pool.MapUnorderedAsync(Enumerable.Range(0, count), static (actor, item) => actor.Square(item, "", "")).SumAsync();
    }
}

[Remote]
internal sealed class Labourer
{
    private readonly int id = Guid.NewGuid().GetHashCode();
    private int calls;

    public int Square(int number, string waitFor, string set)
    {
        calls++;
        if (set.Length > 0) Signals.Set(set);
        if (waitFor.Length > 0) Signals.Wait(waitFor);
        return number * number;
    }

    public int CountCalls() => ++calls;

    public void Rest() => calls++;

    public int FailAt(int number, int at) => number == at ? throw new InvalidOperationException("as asked") : number;

    public async Task<int> MeetOthers(string signal, int count)
    {
        Signals.Append(signal, "here");
        await Signals.UntilAsync(() => Signals.Lines(signal).Length >= count, "The others did not come.");
        return id;
    }

    public async Task<int> ZeroOrWaitAsync(int number, string begun, string cancelled, CancellationToken token)
    {
        if (number == 0) return 0;
        Signals.Set(begun);
        try
        {
            await Task.Delay(Limits.Wait, token);
        }
        finally
        {
            Signals.Set(cancelled);
        }

        return number;
    }
}
