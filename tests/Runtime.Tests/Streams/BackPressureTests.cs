using System.Runtime.CompilerServices;
using Remote.Runtime.Tests.ActorModel;
using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.Streams;

[Collection(ClusterCollection.Name)]
public sealed class BackPressureTests
{
    /// <summary>What may be unread at once, and one that waits to leave.</summary>
    private const int Most = 65;

    [Fact(Timeout = Limits.Test)]
    public async Task A_producer_is_held_while_nobody_reads()
    {
        using var signals = new Signals();
        ObjectRefStream<int> stream = Producer.Remote().Noted(1000, signals["items"], signals["go"]);
        Signals.Set(signals["go"]);
        await Signals.UntilAsync(() => Signals.Lines(signals["items"]).Length == Most, "The producer did not get as far as it may.");

        int read = 0;
        await foreach (int i in stream)
        {
            Assert.Equal(read++, i);
            Assert.InRange(Signals.Lines(signals["items"]).Length, read, read + Most);
        }

        Assert.Equal(1000, read);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Producers_that_wait_for_their_reader_lend_their_cpus()
    {
        using var signals = new Signals();
        ObjectRefStream<int>[] streams = [.. Enumerable.Range(0, 4).Select(i => Producer.Remote().Count(1000))];
        // Each waits for a reader; this one is a task, and needs a CPU.
        Assert.Equal(1, await Producer.Remote().One());
        foreach (ObjectRefStream<int> stream in streams)
        {
            int count = 0;
            await foreach (int _ in stream) count++;
            Assert.Equal(1000, count);
        }
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Leaving_the_loop_cancels_the_producer()
    {
        using var signals = new Signals();
        ObjectRefStream<int> stream = Producer.Remote().UntilCancelled(signals["cancelled"]);
        await foreach (int i in stream)
        {
            if (i == 3) break;
        }

        await Signals.WaitAsync(signals["cancelled"]);
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await stream.Completion);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Leaving_the_loop_ends_a_producer_that_knows_no_token()
    {
        using var signals = new Signals();
        await foreach (int i in Producer.Remote().Endless(signals["begun"], signals["task"]))
        {
            if (i == 200) break;
        }

        IActorRef<Letters> letters = Letters.Remote("x");
        await foreach (int i in letters.Endless(signals["begun"], signals["actor"]))
        {
            if (i == 200) break;
        }

        await Signals.WaitAsync(signals["task"]);
        await Signals.WaitAsync(signals["actor"]);
        Assert.Equal("x", await letters.Letter());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_readers_token_ends_the_wait_and_the_producer()
    {
        using var signals = new Signals();
        using var source = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (int i in Producer.Remote().UntilCancelled(signals["cancelled"]).WithCancellation(source.Token))
            {
                if (i == 3) await source.CancelAsync();
            }
        });
        await Signals.WaitAsync(signals["cancelled"]);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Cancelling_the_call_ends_the_loop()
    {
        using var signals = new Signals();
        using var source = new CancellationTokenSource();
        await Assert.ThrowsAsync<TaskCancelledException>(async () =>
        {
            await foreach (int i in Producer.Remote().UntilCancelled(signals["cancelled"], source.Token))
            {
                if (i == 3) await source.CancelAsync();
            }
        });
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_stream_that_nobody_holds_is_cancelled()
    {
        using var signals = new Signals();
        IActorRef<Letters> letters = Letters.Remote("y");
        (WeakReference task, WeakReference actor) = await DropAsync(letters, signals);
        await Signals.UntilAsync(
            () =>
            {
                GC.Collect();
                return Signals.IsSet(signals["task"]) && Signals.IsSet(signals["actor"]);
            },
            "The producer of a dropped stream goes on.");
        Assert.False(task.IsAlive || actor.IsAlive);
        Assert.Equal("y", await letters.Letter());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_reader_that_is_killed_ends_its_producer()
    {
        using var signals = new Signals();
        IActorRef<Letters> letters = Letters.Remote("z");
        ObjectRef<int> reader = Readers.Remote().ReadUntilKilled(letters, signals["actor"], signals["reads"]);
        await Signals.WaitAsync(signals["reads"]);
        await Signals.UntilAsync(() => Signals.Lines(signals["reads"]).Length == 1, "The reader did not say which process it is.");
        Kill.Process(int.Parse(Signals.Lines(signals["reads"])[0]));
        await Assert.ThrowsAsync<WorkerCrashedException>(async () => await reader);
        await Signals.WaitAsync(signals["actor"]);
        Assert.Equal("z", await letters.Letter());
    }

    // Not inlined: the test's own frame would hold the streams.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<(WeakReference Task, WeakReference Actor)> DropAsync(IActorRef<Letters> letters, Signals signals)
    {
        ObjectRefStream<int> task = Producer.Remote().Endless(signals["task begun"], signals["task"]);
        ObjectRefStream<int> actor = letters.Endless(signals["actor begun"], signals["actor"]);
        await Signals.WaitAsync(signals["task begun"]);
        await Signals.WaitAsync(signals["actor begun"]);
        return (new(task), new(actor));
    }
}

internal static class Readers
{
    [Remote(MaxRetries = 0)]
    public static async Task<int> ReadUntilKilled(IActorRef<Letters> letters, string ended, string reads)
    {
        await foreach (int i in letters.Endless(ended + " begun", ended))
        {
            if (i != 10) continue;
            Signals.Append(reads, $"{Environment.ProcessId}");
            await Task.Delay(Timeout.Infinite);
        }

        return 0;
    }
}
