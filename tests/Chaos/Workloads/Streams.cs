using Chaos.Work;

namespace Chaos.Workloads;

/// <summary>Streams read to their end, and some left in the middle.</summary>
internal sealed class Streams : IWorkload
{
    private const int Items = 300;

    public string Name => "streams";

    public string Promise => "each item once, in order";

    public Figures Figures { get; } = new();

    public Task RunAsync(int seed, CancellationToken stop) => Loop.RunAsync(2, seed, Figures, stop, StepAsync);

    private async Task StepAsync(Random random)
    {
        long start = random.Next();
        int end = random.Next(5) == 0 ? random.Next(Items) : int.MaxValue;
        int read = 0;
        await using IAsyncEnumerator<long> items = Sequences.Remote().Count(start, Items).GetAsyncEnumerator();
        while (await items.MoveNextAsync().AsTask().WaitAsync(Patience.Limit))
        {
            Figures.Check(start + read, items.Current, $"item {read} of the stream from {start}");
            if (++read > end) return;
        }

        Figures.Check(Items, read, "length of a stream");
    }
}
