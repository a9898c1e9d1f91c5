namespace Remote.Benchmarks.Core;

/// <summary>Bytes that the driver, its node included, allocates for an actor in a shared host: made, and its first call answered.</summary>
internal static class CreationBytes
{
    private const int Count = 2_000;

    /// <summary>The least of these counts: what the node does beside falls into some rounds only.</summary>
    private const int Rounds = 5;

    public static async Task<double> MeasureAsync()
    {
        double least = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            var actors = new IActorRef<Adder>[Count];
            var answers = new ObjectRef<int>[Count];
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < Count; i++) answers[i] = (actors[i] = Adder.Remote()).Add(i);
            foreach (ObjectRef<int> answer in answers) await answer;
            least = Math.Min(least, (double)(GC.GetTotalAllocatedBytes(precise: true) - before) / Count);
            await Task.WhenAll(actors.Select(static actor => Actors.EndAsync(actor)));
        }

        return least;
    }
}
