using Chaos.Work;

namespace Chaos.Workloads;

/// <summary>Refs that a worker owns and this process borrows: they live as long as that worker.</summary>
internal sealed class ForeignOwners : IWorkload
{
    public string Name => "refs owned by workers";

    public string Promise => "exact, or OwnerDiedException";

    public Figures Figures { get; } = new();

    public Task RunAsync(int seed, CancellationToken stop) => Loop.RunAsync(2, seed, Figures, stop, StepAsync);

    private async Task StepAsync(Random random)
    {
        int seed = random.Next(1_000_000);
        try
        {
            List<ObjectRef<long>> owned = await Borrower.Remote().Own(seed, 10).Soon();
            for (int i = 0; i < owned.Count; i++) Figures.Check(Numbers.Hash(Numbers.Make(seed + i, 200)), await owned[i].Soon(), "a worker's ref");
        }
        catch (OwnerDiedException)
        {
            Figures.Excuse();
        }
    }
}
