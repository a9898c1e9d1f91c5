using Remote.Storage.Blocks;
using Remote.Storage.Tests.Support;

namespace Remote.Storage.Tests.Blocks;

public sealed class StoreTableTests
{
    private const ulong Driver = 2;
    private const ulong Worker = 3;
    private const ulong Other = 4;

    [Fact]
    public async Task An_object_is_freed_by_its_owner_and_goes_with_its_last_pin()
    {
        await using var store = new TestStore();
        StoredAt at = await store.StoreAsync(Worker, 10_000, Driver);
        store.Table.Adopt(Driver, at.Id);
        BlockPlace place = await store.Table.PinAsync(Other, at);
        Assert.Equal(60, place.Offset % 64);
        await store.Table.PinAsync(Other, at);

        store.Table.Free(Driver, at.Id);
        store.Table.Unpin(Other, at.Id);
        Assert.Equal(1, store.Table.Usage.Count);
        Assert.True(store.IsFilled(place, 10_000));
        store.Table.Unpin(Other, at.Id);
        Assert.Equal((0, 0, 0), (store.Table.Usage.Used, store.Table.Usage.Count, store.Table.Usage.Pinned));
    }

    [Fact]
    public async Task What_was_reserved_and_not_written_is_given_back()
    {
        await using var store = new TestStore();
        BlockPlace place = await store.Table.ReserveAsync(Worker, 100_000);
        StoredAt at = store.Table.Seal(Worker, place.Id, 10, Worker);

        Assert.Equal(10, at.Length);
        Assert.Equal(128, store.Table.Usage.Used);
        BlockPlace unused = await store.Table.ReserveAsync(Worker, 100_000);
        store.Table.Abandon(Worker, unused.Id);
        Assert.Equal(128, store.Table.Usage.Used);
    }

    [Fact]
    public async Task Nothing_is_done_for_those_who_have_no_right_to_it()
    {
        await using var store = new TestStore();
        BlockPlace written = await store.Table.ReserveAsync(Worker, 1000);
        StoredAt at = await store.StoreAsync(Worker, 1000, Driver);

        Assert.Throws<InvalidDataException>(() => store.Table.Seal(Other, written.Id, 1000, Other));
        Assert.Throws<InvalidDataException>(() => store.Table.Seal(Worker, written.Id, 1001, Driver));
        Assert.Throws<InvalidDataException>(() => store.Table.Abandon(Other, written.Id));
        Assert.Throws<InvalidDataException>(() => store.Table.Abandon(Worker, at.Id));
        Assert.Throws<InvalidDataException>(() => store.Table.Free(Other, at.Id));
        Assert.Throws<InvalidDataException>(() => store.Table.Adopt(Worker, at.Id));
        Assert.Throws<InvalidDataException>(() => store.Table.Unpin(Driver, at.Id));
        Assert.Equal(2, store.Table.Usage.Count);
        await store.Table.PinAsync(Driver, at);
    }

    [Theory]
    [InlineData(TestStore.Number, 1, 999, "has 1000 bytes")]
    [InlineData(TestStore.Number, 2, 1000, "never completed")]
    [InlineData(TestStore.Number, 9, 1000, "ever stored")]
    [InlineData(78, 1, 1000, "another session")]
    public async Task A_ref_to_what_is_not_here_says_so(ulong number, ulong block, long length, string why)
    {
        await using var store = new TestStore();
        await store.StoreAsync(Worker, 1000);
        await store.Table.ReserveAsync(Worker, 1000);

        var lost = await Assert.ThrowsAsync<StoredObjectLostException>(async () => await store.Table.PinAsync(Driver, new StoredAt(new StoredId(number, block), length)));
        Assert.Contains(why, lost.Message);
        Assert.Equal(block, lost.At.Id.Number);
    }

    [Fact]
    public async Task A_damaged_head_is_told_with_object_size_and_owner_and_harms_no_other()
    {
        await using var store = new TestStore();
        StoredAt damaged = await store.StoreAsync(Worker, 2048, Driver), good = await store.StoreAsync(Worker, 2048, Driver);
        BlockPlace place = await store.Table.PinAsync(Driver, damaged);
        store.Table.Unpin(Driver, damaged.Id);
        Damage(store, place);

        for (int i = 0; i < 2; i++)
        {
            var lost = await Assert.ThrowsAsync<StoredObjectLostException>(async () => await store.Table.PinAsync(Other, damaged));
            Assert.Contains(damaged.Id.ToString(), lost.Message);
            Assert.Contains("2 KiB", lost.Message);
            Assert.Contains($"process {Driver:x}", lost.Message);
            Assert.Contains("damaged", lost.Message);
        }

        Assert.True(store.IsFilled(await store.Table.PinAsync(Other, good), 2048));
        store.Table.Free(Driver, damaged.Id);
        Assert.Equal(1, store.Table.Usage.Count);
    }

    [Fact]
    public async Task The_end_of_a_process_ends_its_pins_what_it_wrote_and_what_it_owned()
    {
        await using var store = new TestStore();
        await store.Table.ReserveAsync(Worker, 1000);
        await store.StoreAsync(Worker, 1000);
        StoredAt given = await store.StoreAsync(Worker, 1000, Driver), ours = await store.StoreAsync(Driver, 1000);
        store.Table.Adopt(Driver, given.Id);
        await store.Table.PinAsync(Worker, ours);

        store.Table.OnProcessGone(Worker);
        Assert.Equal((2, 0), (store.Table.Usage.Count, store.Table.Usage.Pinned));
        store.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, store.Table.Usage.Count);
        Assert.Throws<InvalidDataException>(() => { _ = store.Table.ReserveAsync(Worker, 10); });
    }

    [Fact]
    public async Task What_a_dead_process_made_for_one_who_never_hears_of_it_goes_after_ten_seconds()
    {
        await using var store = new TestStore();
        await store.StoreAsync(Worker, 1000, Driver);
        StoredAt heard = await store.StoreAsync(Worker, 1000, Driver);
        store.Table.OnProcessGone(Worker);

        store.Time.Advance(TimeSpan.FromSeconds(6));
        await store.StoreAsync(Other, 1000, Driver);
        store.Table.OnProcessGone(Other);
        store.Table.Adopt(Driver, heard.Id);
        Assert.Equal(3, store.Table.Usage.Count);
        store.Time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(2, store.Table.Usage.Count);
        store.Time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(1, store.Table.Usage.Count);
        await store.Table.PinAsync(Driver, heard);
    }

    [Fact]
    public async Task What_is_made_for_a_dead_process_goes_at_once()
    {
        await using var store = new TestStore();
        BlockPlace place = await store.Table.ReserveAsync(Worker, 1000);
        store.Table.OnProcessGone(Driver);
        store.Table.Seal(Worker, place.Id, 1000, Driver);

        Assert.Equal(0, store.Table.Usage.Count);
    }

    [Fact]
    public async Task A_thread_that_was_given_up_keeps_what_it_may_touch_until_it_lets_go()
    {
        await using var store = new TestStore();
        BlockPlace writing = await store.Table.ReserveAsync(Worker, 1000);
        StoredAt read = await store.StoreAsync(Driver, 1000);
        await store.Table.PinAsync(Worker, read);
        store.Table.OnProcessGone(Worker, withMemory: false);
        store.Table.Free(Driver, read.Id);
        store.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, store.Table.Usage.Count);

        store.Table.Unpin(Worker, read.Id);
        store.Table.Seal(Worker, writing.Id, 1000, Driver);
        Assert.Equal(0, store.Table.Usage.Count);
    }

    private static unsafe void Damage(TestStore store, BlockPlace place) => *store.Arena.At(place.Offset - 20) ^= 1;
}
