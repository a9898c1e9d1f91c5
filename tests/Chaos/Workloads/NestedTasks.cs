using Chaos.Work;

namespace Chaos.Workloads;

/// <summary>Trees of tasks that wait for tasks, and tasks whose arguments are results of others.</summary>
internal sealed class NestedTasks : IWorkload
{
    public string Name => "tasks";

    public string Promise => "every result exact";

    public Figures Figures { get; } = new();

    public Task RunAsync(int seed, CancellationToken stop) => Loop.RunAsync(3, seed, Figures, stop, StepAsync);

    private async Task StepAsync(Random random)
    {
        int seed = random.Next();
        ObjectRef<long> tree = Numbers.Remote().Tree(seed, depth: 2, width: 3);
        ObjectRef<long>[] chains = [.. Enumerable.Range(seed & 0xffff, 8).Select(static s => Numbers.Remote().Hash(Numbers.Remote().Make(s, 12_000)))];
        for (int i = 0; i < chains.Length; i++)
            Figures.Check(Numbers.Hash(Numbers.Make((seed & 0xffff) + i, 12_000)), await chains[i].Soon(), "Hash(Make(...))");
        Figures.Check(Numbers.ExpectedTree(seed, 2, 3), await tree.Soon(), "Tree");
    }
}
