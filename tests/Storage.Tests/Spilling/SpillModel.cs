using Remote.Storage.Tests.Support;

namespace Remote.Storage.Tests.Spilling;

/// <summary>Processes that store, read, let go and die; it knows what each should see.</summary>
internal sealed class SpillModel(SpillingStore store)
{
    /// <summary>What is read at once must not be in the way of what is to come: it may lie anywhere.</summary>
    private const int MostPins = 4;

    private readonly List<(StoredAt At, ulong Owner)> living = [];
    private readonly List<(StoredAt At, ulong Process)> pins = [];
    private ulong generation;

    public async Task DoAsync(int op, int processIndex, int which, int amount)
    {
        ulong process = Process(processIndex);
        switch (op)
        {
            case <= 4:
                ulong owner = Process(which % 4);
                living.Add((await store.StoreAsync(process, amount, owner), owner));
                break;
            case <= 6 when living.Count > 0:
                if (pins.Count == MostPins) Unpin(which);
                StoredAt at = living[which % living.Count].At;
                Assert.True(store.IsWhole(await store.PinAsync(process, at)), $"{at} has other bytes than were written.");
                pins.Add((at, process));
                break;
            case 7: Unpin(which); break;
            case <= 9 when living.Count > 0:
                store.Table.Free(living[which % living.Count].Owner, living[which % living.Count].At.Id);
                living.RemoveAt(which % living.Count);
                break;
            case 10 when amount % 5 == 0: Kill(); break;
        }
    }

    public async Task EndAllAsync()
    {
        foreach ((StoredAt at, ulong owner) in living)
        {
            await store.AssertWholeAsync(owner, at);
            while (pins.Count > 0) Unpin(0);
        }

        foreach ((StoredAt at, ulong owner) in living) store.Table.Free(owner, at.Id);
        while (pins.Count > 0) Unpin(0);
        await Limits.UntilAsync(() => store.Table.Usage.Count == 0, "Something is left.");
    }

    private void Unpin(int which)
    {
        if (pins.Count == 0) return;
        (StoredAt at, ulong process) = pins[which % pins.Count];
        store.Table.Unpin(process, at.Id);
        pins.RemoveAt(which % pins.Count);
    }

    // The first process dies; the next of its kind has another number.
    private void Kill()
    {
        ulong process = Process(0);
        store.Table.OnProcessGone(process);
        generation++;
        living.RemoveAll(one => one.Owner == process);
        pins.RemoveAll(one => one.Process == process);
    }

    private ulong Process(int index) => (ulong)index + 2 + (index == 0 ? generation * 100 : 0);
}
