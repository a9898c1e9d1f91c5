using Chaos.Work;

namespace Chaos.Workloads;

/// <summary>Refs inside values, borrowed by tasks, by tasks of tasks, and by actors; the owner, this process, lets go of its own at once.</summary>
internal sealed class Borrowing : IWorkload
{
    private IActorRef<Holder>? holder;
    private int lastKey;

    public string Name => "borrowed refs";

    public string Promise => "every result exact";

    public Figures Figures { get; } = new();

    public async Task RunAsync(int seed, CancellationToken stop)
    {
        holder = Holder.Remote();
        await Loop.RunAsync(2, seed, Figures, stop, StepAsync);
        holder = null;
    }

    private async Task StepAsync(Random random)
    {
        int seed = random.Next(1_000_000);
        long expected = Enumerable.Range(seed, 3).Aggregate(0L, static (sum, s) => unchecked(sum + Numbers.Hash(Numbers.Make(s, 2_000))));
        Figures.Check(expected, await Borrower.Remote().PassOn(MakeBasket(seed)).Soon(), "PassOn");
        await HeldAsync(seed, expected);
    }

    // One part of the basket is a value of ours, the others are results of tasks.
    private static Basket MakeBasket(int seed) => new(
        [ObjectRef.Put(Numbers.Make(seed, 2_000)), .. Enumerable.Range(seed + 1, 2).Select(static s => Numbers.Remote().Make(s, 2_000))]);

    private async Task HeldAsync(int seed, long expected)
    {
        int key = Interlocked.Increment(ref lastKey);
        while (true)
        {
            await holder!.Keep(key, MakeBasket(seed)).Soon();
            if (await holder!.TakeTotal(key).Soon() is { } total)
            {
                Figures.Check(expected, total, "TakeTotal");
                return;
            }

            Figures.Excuse();
        }
    }
}
