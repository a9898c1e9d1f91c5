using CsCheck;
using Remote.Storage.Blocks;
using Remote.Storage.Tests.Support;

namespace Remote.Storage.Tests.Blocks;

/// <summary>Whatever processes do and however they end: nothing overlaps, is lost, leaks or goes while somebody needs it.</summary>
public sealed class StoreTablePropertyTests
{
    private const long Capacity = 16 * 4096;

    private static readonly Gen<TableStep[]> Steps =
        Gen.Select(Gen.Int[0, 12], Gen.Int[0, TableStep.Processes - 1], Gen.Int[0, 50], Gen.Int[0, 20_000], static (op, process, which, amount) => new TableStep(op, process, which, amount))
            .Array[1, 120];

    [Fact]
    public Task The_table_does_what_its_model_does() => Steps.SampleAsync(static async steps =>
    {
        await using var store = new TestStore(Capacity);
        var model = new TableModel(store);
        foreach (TableStep step in steps) await model.DoAsync(step);
        model.EndAll();
        Assert.Equal(Capacity, store.Table.Usage.Capacity);
        // All of it is one part again.
        await store.Table.ReserveAsync(999, Capacity - 60);
    }, iter: 500);

    [Fact(Timeout = Limits.Test)]
    public async Task Threads_at_once_never_see_each_others_bytes_and_leave_nothing()
    {
        const int Threads = 4, Rounds = 2000;
        await using var store = new TestStore(16 << 20);
        var shared = new System.Collections.Concurrent.ConcurrentQueue<StoredAt>();
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(t => Task.Run(async () =>
        {
            ulong process = (ulong)t + 2;
            var random = new Random(t);
            for (int i = 0; i < Rounds; i++)
            {
                StoredAt at = await store.StoreAsync(process, random.Next(1, 100_000), owner: 1);
                BlockPlace mine = await store.Table.PinAsync(process, at);
                shared.Enqueue(at);
                if (shared.TryDequeue(out StoredAt other))
                {
                    BlockPlace theirs = await store.Table.PinAsync(process, other);
                    store.Table.Free(1, other.Id);
                    Assert.True(store.IsFilled(theirs, other.Length));
                    store.Table.Unpin(process, other.Id);
                }

                Assert.True(store.IsFilled(mine, at.Length));
                store.Table.Unpin(process, at.Id);
            }
        })));
        while (shared.TryDequeue(out StoredAt left)) store.Table.Free(1, left.Id);
        Assert.Equal((0, 0), (store.Table.Usage.Used, store.Table.Usage.Count));
    }
}
