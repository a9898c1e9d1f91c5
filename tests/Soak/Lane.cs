using Chaos;
using Chaos.Work;
using Remote;
using Soak.Items;
using Soak.Work;

namespace Soak;

/// <summary>One line of work: it keeps its part of the objects alive, and does one thing after the other with them.</summary>
internal sealed class Lane(SoakOptions options, int number, IActorRef<Holder> holder)
{
    private const int BasketSize = 3;

    private readonly List<Item> live = [];
    private int lastKey;

    public Figures Figures { get; } = new();

    /// <summary>Bytes kept alive.</summary>
    public long Bytes { get; private set; }

    public bool IsFull => Bytes >= options.LivePerLane;

    public async Task StepAsync(Random random)
    {
        if (!IsFull)
        {
            await AddAsync(random);
            return;
        }

        switch (random.Next(10))
        {
            case 0 or 1: await ReadAsync(Pick(random)); break;
            case 2 or 3: await SendAsync(Pick(random)); break;
            case 4: await PassOnAsync(random); break;
            case 5: await HoldAsync(random); break;
            case 6: await OwnElsewhereAsync(random); break;
            default: Drop(random); break;
        }
    }

    /// <summary>Lets go of everything.</summary>
    public void Clear()
    {
        foreach (Item item in live) item.Drop();
        live.Clear();
        Bytes = 0;
    }

    private Item Pick(Random random) => live[random.Next(live.Count)];

    private async Task AddAsync(Random random)
    {
        int seed = random.Next(), count = options.NextCount(random);
        Item? old = live.Count == 0 ? null : Pick(random);
        Item added = random.Next(4) switch
        {
            0 => new ArrayItem(ObjectRef.Put(Numbers.Make(seed, count)), seed, count),
            1 => new MemoryItem(ObjectRef.Put<ReadOnlyMemory<int>>(Numbers.Make(seed, count)), seed, count),
            2 when old is not null => new ArrayItem(old.Renew(seed, count), seed, count),
            _ => new ArrayItem(Numbers.Remote().Make(seed, count), seed, count),
        };
        live.Add(added);
        Bytes += added.Bytes;
        // Not more is under way than one step's worth: what was asked for is there before the next step.
        if (added is ArrayItem { Reference: var made }) await ObjectRef.WaitAsync([made], 1, Patience.Limit);
    }

    private async Task ReadAsync(Item item) => Figures.Check(item.Hash, await item.ReadAsync(), "got");

    private async Task SendAsync(Item item)
    {
        ObjectRef<long>[] twice = [item.Send(), item.Send()];
        foreach (ObjectRef<long> hash in twice) Figures.Check(item.Hash, await hash.Soon(), "read by a task");
    }

    private async Task PassOnAsync(Random random)
    {
        ArrayItem[] items = PickArrays(random);
        Figures.Check(TotalOf(items), await Borrower.Remote().PassOn(BasketOf(items)).Soon(), "borrowed by a task of a task");
    }

    // The actor is the last to hold some of them.
    private async Task HoldAsync(Random random)
    {
        ArrayItem[] items = PickArrays(random);
        int key = (number << 24) + ++lastKey;
        await holder.Keep(key, BasketOf(items)).Soon();
        foreach (ArrayItem item in items.Where(_ => random.Next(2) == 0)) Remove(item, early: true);
        Figures.Check(TotalOf(items), await holder.TakeTotal(key).Soon(), "held by an actor");
    }

    private async Task OwnElsewhereAsync(Random random)
    {
        int seed = random.Next(1 << 30), count = options.NextCount(random);
        List<ObjectRef<int[]>> owned = await Blocks.Remote().Own(seed, count, BasketSize).Soon();
        for (int i = 0; i < owned.Count; i++) Figures.Check(Numbers.Hash(Numbers.Make(seed + i, count)), Numbers.Hash(await owned[i].Soon()), "owned by a worker");
    }

    private void Drop(Random random) => Remove(Pick(random), early: random.Next(4) != 0);

    private void Remove(Item item, bool early)
    {
        if (!live.Remove(item)) return;
        Bytes -= item.Bytes;
        if (early) item.Drop();
    }

    private ArrayItem[] PickArrays(Random random)
        => [.. Enumerable.Range(0, BasketSize).Select(_ => Pick(random)).OfType<ArrayItem>().Distinct()];

    private static Basket BasketOf(ArrayItem[] items) => new([.. items.Select(static i => i.Reference)]);

    private static long TotalOf(ArrayItem[] items) => items.Aggregate(0L, static (sum, i) => unchecked(sum + i.Hash));
}
