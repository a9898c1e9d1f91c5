using Remote.Runtime.Tests.ActorModel;
using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.Streams;

[Collection(ClusterCollection.Name)]
public sealed class StreamRetryTests
{
    /// <summary>Whole and broken windows, before and behind what the reader has read when the worker ends.</summary>
    [Theory(Timeout = Limits.Test)]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(100)]
    [InlineData(1000)]
    public async Task No_item_is_lost_or_twice_when_the_worker_is_killed(int at)
    {
        using var signals = new Signals();
        var read = new List<int>();
        await foreach (int i in Producer.Remote().DieOnce(2000, at, signals["reached"]))
        {
            read.Add(i);
            if (read.Count == at) await KillProducerAsync(signals["reached"]);
        }

        Assert.Equal(Enumerable.Range(0, 2000), read);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_reader_that_is_behind_goes_on_where_it_was()
    {
        using var signals = new Signals();
        var read = new List<int>();
        await foreach (int i in Producer.Remote().DieOnce(500, 50, signals["reached"]))
        {
            read.Add(i);
            if (read.Count == 10) await KillProducerAsync(signals["reached"]);
        }

        Assert.Equal(Enumerable.Range(0, 500), read);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task An_actors_stream_fails_with_its_actor()
    {
        IActorRef<Counter> counter = Counter.Remote(new() { OwnProcess = true });
        int process = await counter.ProcessId();
        int read = 0;
        await Assert.ThrowsAsync<ActorDiedException>(async () =>
        {
            await foreach (int _ in counter.CountTo(100_000))
            {
                if (++read == 100) Kill.Process(process);
            }
        });
        Assert.InRange(read, 100, 99_999);
    }

    private static async Task KillProducerAsync(string reached)
    {
        await Signals.UntilAsync(() => Signals.Lines(reached).Length == 1, "The producer did not get to where it is killed.");
        Kill.Process(int.Parse(Signals.Lines(reached)[0]));
    }
}
