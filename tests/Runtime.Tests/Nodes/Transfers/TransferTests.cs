using Remote.Nodes.Transfers;
using Remote.Runtime.Tests.Failures;
using Remote.Storage;

namespace Remote.Runtime.Tests.Nodes.Transfers;

public sealed class TransferTests
{
    private const long Chunk = Pull.ChunkSize;

    [Theory(Timeout = Limits.Test)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Chunk - 1)]
    [InlineData(Chunk)]
    [InlineData((3 * Chunk) + 1)]
    public async Task Each_byte_arrives_at_the_other_node(long length)
    {
        await using var stores = new LinkedStores(2);
        StoredAt at = stores.Put(0, length);
        Assert.True(await stores.ReadAsync(1, at));
        Assert.Equal([length, 0], stores.Sent);
        Assert.True(await stores.ReadAsync(1, at));
        Assert.Equal(length, stores.Sent[0]);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Many_that_ask_at_once_share_one_transfer()
    {
        await using var stores = new LinkedStores(2);
        StoredAt at = stores.Put(0, 4 * Chunk);
        bool[] right = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => stores.ReadAsync(1, at))));
        Assert.All(right, Assert.True);
        Assert.Equal(at.Length, stores.Sent[0]);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Many_objects_cross_in_both_directions_at_once()
    {
        await using var stores = new LinkedStores(2);
        StoredAt[] mine = [.. Enumerable.Range(1, 20).Select(i => stores.Put(0, 100_000 * i))], yours = [.. Enumerable.Range(1, 20).Select(i => stores.Put(1, 90_000 * i))];
        bool[] right = await Task.WhenAll([.. mine.Select(at => stores.ReadAsync(1, at)), .. yours.Select(at => stores.ReadAsync(0, at))]);
        Assert.All(right, Assert.True);
        Assert.Equal([mine.Sum(static a => a.Length), yours.Sum(static a => a.Length)], stores.Sent);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Receivers_pass_it_on_and_its_home_sends_it_once()
    {
        const int Receivers = 4;
        await using var stores = new LinkedStores(1 + Receivers);
        StoredAt at = stores.Put(0, 6 * Chunk);
        bool[] right = await Task.WhenAll(Enumerable.Range(1, Receivers).Select(i => Task.Run(() => stores.ReadAsync(i, at))));
        Assert.All(right, Assert.True);
        Assert.Equal(at.Length, stores.Sent[0]);
        Assert.Equal(Receivers * at.Length, stores.Sent.Sum());
    }

    [Theory(Timeout = Limits.Test)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_source_that_fails_is_left_where_it_failed_and_another_goes_on(bool damages)
    {
        const ulong Faulty = 4242;
        await using var stores = new LinkedStores(2);
        using var source = new FaultySource(Faulty, stores.Secret, goodChunks: 2, damages);
        stores.Introduce(source.Peer);
        StoredAt at = stores.Put(0, 6 * Chunk);
        // As if it had had a copy made: copies are asked before the home.
        stores.Links[0].Copies.Locate(at.Id, Faulty, []);
        stores.Links[0].Copies.OnArrived(at.Id, Faulty);
        stores.Links[1].PartCame = (copy, _) =>
        {
            if (copy.Received == 2 * Chunk) source.HangUp();
        };

        Assert.True(await stores.ReadAsync(1, at));
        Assert.True(source.Opened > 0);
        // What had come from it is not sent again.
        Assert.Equal(4 * Chunk, stores.Sent[0]);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_copy_serves_after_its_home_is_gone_and_without_one_it_is_lost()
    {
        await using var stores = new LinkedStores(3);
        StoredAt copied = stores.Put(0, 2 * Chunk), alone = stores.Put(0, 100_000);
        Assert.True(await stores.ReadAsync(1, copied));
        await stores.EndAsync(0);
        Assert.True(await stores.ReadAsync(1, copied));
        Assert.True(await stores.ReadAsync(2, copied));
        Assert.Equal(copied.Length, stores.Sent[1]);
        var lost = await Assert.ThrowsAsync<StoredObjectLostException>(() => stores.ReadAsync(2, alone));
        Assert.Contains(alone.Id.ToString(), lost.Message);
        Assert.Contains("no other has a copy", lost.Message);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task What_was_freed_is_gone_everywhere_and_cannot_be_had()
    {
        await using var stores = new LinkedStores(3);
        StoredAt ours = stores.Put(0, Chunk), theirs = stores.Put(1, 100_000);
        Assert.True(await stores.ReadAsync(1, ours));
        Assert.True(await stores.ReadAsync(2, ours));
        Assert.True(await stores.ReadAsync(2, theirs));
        // By its owner at home, and by its owner elsewhere.
        stores.Doors[0].Free(ours.Id);
        stores.Doors[0].Free(theirs.Id);
        await Signals.UntilAsync(
            () => stores.Links.All(static l => l.Table.Usage is { Used: 0, Count: 0 } && l.Copies.Count == 0), "A copy is left.");
        foreach (int asker in new[] { 1, 2 })
            Assert.Contains("freed", (await Assert.ThrowsAsync<StoredObjectLostException>(() => stores.ReadAsync(asker, ours))).Message);
        Assert.Equal(0, stores.Links[0].Copies.Count);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task With_its_home_gone_a_freed_object_goes_too()
    {
        await using var stores = new LinkedStores(3);
        StoredAt at = stores.Put(0, 100_000);
        Assert.True(await stores.ReadAsync(1, at));
        await stores.EndAsync(0);
        stores.Doors[2].Free(at.Id);
        await Signals.UntilAsync(() => !stores.Has(1, at), "The copy is left.");
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Copies_make_room_and_are_brought_again()
    {
        await using var stores = new LinkedStores(2, bytes: 16 << 20);
        StoredAt[] all = [.. Enumerable.Range(0, 2).Select(_ => stores.Put(0, 6 << 20))];
        StoredAt own = stores.Put(1, 6 << 20);
        for (int round = 0; round < 2; round++)
        {
            foreach (StoredAt one in all) Assert.True(await stores.ReadAsync(1, one));
        }

        // There was room for one copy at a time.
        Assert.Equal(4 * (6 << 20), stores.Sent[0]);
        Assert.True(await stores.ReadAsync(1, own));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_value_too_large_for_the_other_store_says_so_and_one_of_another_session_too()
    {
        await using var stores = new LinkedStores(2, bytes: 16 << 20);
        await using var others = new LinkedStores(1);
        StoredAt large = others.Put(0, 20 << 20);
        await Assert.ThrowsAsync<ObjectStoreFullException>(() => stores.ReadAsync(1, large));
        StoredAt strange = others.Put(0, 100_000);
        Assert.Contains("another session", (await Assert.ThrowsAsync<StoredObjectLostException>(() => stores.ReadAsync(1, strange))).Message);
        Assert.True(await stores.ReadAsync(1, stores.Put(0, 100_000)));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Who_does_not_know_the_secret_is_refused()
    {
        await using var stores = new LinkedStores(2);
        StoreLinks home = stores.Links[0];
        Assert.Throws<IOException>(() => TransferSocket.Dial(5, home.Table.Number, home.Endpoint, new byte[32]));
        Assert.Throws<IOException>(() => TransferSocket.Dial(5, home.Table.Number + 1, home.Endpoint, stores.Secret));
        using TransferSocket right = TransferSocket.Dial(5, home.Table.Number, home.Endpoint, stores.Secret);
        Assert.Equal(home.Table.Number, right.Peer);
    }

    [Theory(Timeout = Limits.Test)]
    [InlineData(-1, 10)]
    [InlineData(0, Chunk + 1)]
    [InlineData(99_999, 2)]
    [InlineData(long.MaxValue, 10)]
    [InlineData(0, -5)]
    public async Task Who_asks_for_what_is_not_there_is_cut_off(long offset, long count)
    {
        await using var stores = new LinkedStores(1);
        StoredAt at = stores.Put(0, 100_000);
        using TransferSocket peer = TransferSocket.Dial(5, at.Id.Store, stores.Links[0].Endpoint, stores.Secret);
        peer.Send(TransferFrame.Of(TransferOp.Open, at));
        Assert.Equal(TransferOp.Opened, peer.Receive(out _).Op);
        TransferFrame read = TransferFrame.Of(TransferOp.Read, at);
        (read.Offset, read.Count) = (offset, count);
        peer.Send(read);
        Assert.False(peer.TryReceive(out _, out _));
        // What it held is let go.
        stores.Doors[0].Free(at.Id);
        await Signals.UntilAsync(() => stores[0].Table.Usage.Count == 0, "The object is still held.");
    }
}
