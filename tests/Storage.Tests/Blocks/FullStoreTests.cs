using Remote.Storage.Arenas;
using Remote.Storage.Blocks;
using Remote.Storage.Tests.Support;

namespace Remote.Storage.Tests.Blocks;

public sealed class FullStoreTests
{
    private const ulong Driver = 2;
    private const ulong Worker = 3;
    private const long Capacity = 1 << 20;

    [Fact]
    public async Task What_is_larger_than_the_store_is_refused_at_once_and_says_what_to_do()
    {
        await using var store = new TestStore(Capacity);
        StoredAt other = await store.StoreAsync(Driver, 1000);
        var full = Assert.Throws<ObjectStoreFullException>(() => { _ = store.Table.ReserveAsync(Worker, Capacity); });

        Assert.Contains("1 MiB in all", full.Message);
        Assert.Contains($"{Capacity} bytes", full.Message);
        Assert.Contains($"process {Worker:x}", full.Message);
        Assert.Contains(nameof(ClusterOptions.ObjectStoreMemory), full.Message);
        await store.Table.PinAsync(Driver, other);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task What_grows_beyond_what_has_room_beside_itself_is_refused_at_once()
    {
        await using var store = new TestStore(Capacity);
        await store.StoreAsync(Driver, 100_000);
        BlockPlace soFar = await store.Table.ReserveAsync(Worker, 400_000);
        var full = Assert.Throws<ObjectStoreFullException>(() => { _ = store.Table.ReserveAsync(Worker, 600_000, soFar.Id); });
        Assert.Contains("the 390.7 KiB that it has so far stay", full.Message);
        Assert.Contains("535.6 KiB in one piece at most", full.Message);

        // What fits beside it fits; and nobody is refused because of what another writes.
        BlockPlace more = await store.Table.ReserveAsync(Worker, 500_000, soFar.Id);
        store.Table.Abandon(Worker, more.Id);
        Task<BlockPlace> other = store.Table.ReserveAsync(Driver, 600_000, soFar.Id).AsTask();
        store.Table.Abandon(Worker, soFar.Id);
        Assert.Equal(600_000, (await other.WaitAsync(Limits.Wait)).Length);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_full_store_asks_for_a_collection_and_waits_two_seconds()
    {
        await using var store = new TestStore(Capacity);
        int collections = 0;
        store.Table.CollectionWanted = () => collections++;
        await store.StoreAsync(Driver, 900_000);
        Task<BlockPlace> waiting = store.Table.ReserveAsync(Worker, 200_000).AsTask();
        Assert.Equal(1, collections);

        store.Time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.False(waiting.IsCompleted);
        store.Time.Advance(TimeSpan.FromSeconds(0.2));
        var full = await Assert.ThrowsAsync<ObjectStoreFullException>(() => waiting.WaitAsync(Limits.Wait));
        Assert.Contains("879 KiB are used, none of it read now; process 2 owns 879 KiB in 1 objects", full.Message);
        Assert.Equal(1, collections);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Who_waits_long_asks_for_a_collection_again()
    {
        await using var store = new TestStore(Capacity);
        StoredAt large = await store.StoreAsync(Driver, 900_000);
        await store.Table.PinAsync(Driver, large);
        store.Table.Free(Driver, large.Id);
        int collections = 0;
        // What this process reads is garbage only after the first one.
        store.Table.CollectionWanted = () =>
        {
            if (++collections == 2) store.Table.Unpin(Driver, large.Id);
        };
        Task<BlockPlace> waiting = store.Table.ReserveAsync(Worker, 200_000).AsTask();
        Assert.Equal(1, collections);
        store.Time.Advance(TimeSpan.FromSeconds(10.1));

        Assert.Equal(200_000, (await waiting.WaitAsync(Limits.Wait)).Length);
        Assert.Equal(2, collections);
    }

    [Theory(Timeout = Limits.Test)]
    [InlineData(Worker, 5)]
    [InlineData(Driver, 60)]
    public async Task What_is_read_is_waited_for_longer_and_named(ulong reader, int seconds)
    {
        await using var store = new TestStore(Capacity);
        StoredAt large = await store.StoreAsync(Driver, 900_000);
        await store.Table.PinAsync(reader, large);
        Task<BlockPlace> waiting = store.Table.ReserveAsync(Worker, 200_000).AsTask();

        store.Time.Advance(TimeSpan.FromSeconds(seconds - 0.1));
        Assert.False(waiting.IsCompleted);
        store.Time.Advance(TimeSpan.FromSeconds(0.2));
        var full = await Assert.ThrowsAsync<ObjectStoreFullException>(() => waiting.WaitAsync(Limits.Wait));
        Assert.Contains($"of which are being read: 879 KiB by process {reader}; process 2 owns 879 KiB in 1 objects", full.Message);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Who_waits_gets_the_room_that_others_let_go_first_come_first_served()
    {
        await using var store = new TestStore(Capacity);
        StoredAt large = await store.StoreAsync(Driver, 600_000);
        await store.StoreAsync(Driver, 300_000);
        Task<BlockPlace> first = store.Table.ReserveAsync(Worker, 500_000).AsTask();
        // There would be room for this one.
        Task<BlockPlace> second = store.Table.ReserveAsync(Driver, 50_000).AsTask();
        Assert.False(second.IsCompleted);

        store.Table.Free(Driver, large.Id);
        Assert.Equal(500_000, (await first.WaitAsync(Limits.Wait)).Length);
        await second.WaitAsync(Limits.Wait);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Who_waits_waits_longer_while_others_let_go()
    {
        await using var store = new TestStore(Capacity);
        StoredAt[] parts = [await store.StoreAsync(Driver, 300_000), await store.StoreAsync(Driver, 300_000), await store.StoreAsync(Driver, 300_000)];
        Task<BlockPlace> waiting = store.Table.ReserveAsync(Worker, 800_000).AsTask();
        foreach (StoredAt part in parts)
        {
            store.Time.Advance(TimeSpan.FromSeconds(1.5));
            Assert.False(waiting.IsCompleted);
            await FreeAndLookAsync(store, part, waiting);
        }

        Assert.Equal(800_000, (await waiting.WaitAsync(Limits.Wait)).Length);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task One_that_dies_in_line_does_not_hold_up_others()
    {
        await using var store = new TestStore(Capacity);
        StoredAt large = await store.StoreAsync(Driver, 600_000);
        await store.Table.PinAsync(Driver, large);
        Task<BlockPlace> dying = store.Table.ReserveAsync(Worker, 900_000).AsTask(), behind = store.Table.ReserveAsync(Driver, 200_000).AsTask();
        Assert.False(behind.IsCompleted);

        store.Table.OnProcessGone(Worker);
        await Assert.ThrowsAsync<InvalidDataException>(() => dying.WaitAsync(Limits.Wait));
        await behind.WaitAsync(Limits.Wait);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_file_system_that_is_full_for_one_that_dies_meanwhile_leaves_the_table_whole()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("remote-small-").FullName, "arena");
        var space = new LimitedSpace(Capacity);
        await using var store = new TestStore(arena: new Arena(file, 16 * Capacity, space));
        StoredAt kept = await store.StoreAsync(Driver, 100_000);
        space.Asked = () => store.Table.OnProcessGone(Worker);
        await Assert.ThrowsAsync<InvalidDataException>(() => Task.Run(() => store.Table.ReserveAsync(Worker, 2 * Capacity).AsTask()).WaitAsync(Limits.Wait));

        Assert.Equal((1, 100_096), (store.Table.Usage.Count, store.Table.Usage.Used));
        Assert.True(store.IsFilled(await store.Table.PinAsync(Driver, kept), 100_000));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_file_system_that_is_full_first_is_named_and_what_is_stored_stays()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("remote-small-").FullName, "arena");
        await using var store = new TestStore(arena: new Arena(file, 16 * Capacity, new LimitedSpace(Capacity)));
        StoredAt first = await store.StoreAsync(Driver, 800_000);
        Task<BlockPlace> waiting = store.Table.ReserveAsync(Worker, 400_000).AsTask();
        Assert.Equal(Capacity, store.Table.Capacity);
        store.Time.Advance(TimeSpan.FromSeconds(3));

        var full = await Assert.ThrowsAsync<ObjectStoreFullException>(() => waiting.WaitAsync(Limits.Wait));
        Assert.Contains($"its file '{file}' cannot grow beyond 1 MiB: No space left on device", full.Message);
        Assert.Contains("--shm-size", full.Message);
        Assert.True(store.IsFilled(await store.Table.PinAsync(Worker, first), 800_000));
        // What fits, fits.
        await store.StoreAsync(Worker, 100_000);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task The_end_of_the_store_ends_the_waiting()
    {
        var store = new TestStore(Capacity);
        await store.StoreAsync(Driver, 900_000);
        Task<BlockPlace> waiting = store.Table.ReserveAsync(Worker, 900_000).AsTask();
        await store.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting.WaitAsync(Limits.Wait));
    }

    // The clock stands until whoever waits has looked: else it would find the time gone that it was to wait from now on.
    private static async Task FreeAndLookAsync(TestStore store, StoredAt part, Task waiting)
    {
        int before = store.Time.Timers;
        store.Table.Free(Driver, part.Id);
        await Limits.UntilAsync(() => waiting.IsCompleted || store.Time.Timers > before, "Nobody looked.");
    }
}
