using Remote.Messaging.Rings;
using Remote.Storage.Arenas;
using Remote.Wire;

namespace Remote.Messaging.Tests;

/// <summary>A process of the session that writes what it likes into what it shares: its connection ends, nothing else does.</summary>
public sealed class HostilePeerTests : IAsyncLifetime
{
    private const int Ring = RingLayout.DiallerWrites;

    private readonly RingTransport transport = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => transport.DisposeAsync().AsTask();

    [Fact]
    public async Task What_was_committed_before_its_death_arrives_and_what_was_only_claimed_does_not()
    {
        (RingMessenger target, TestHandler atTarget) = transport.StartRing(1);
        using HostileDialler hostile = new(transport, target.Address, 2);
        Assert.Equal(FrameKind.Opened, hostile.Open());
        Assert.False(File.Exists(hostile.MemoryPath));
        int at = hostile.Memory.Commit(Ring, HostileDialler.Capacity, 0, RecordKind.Message, [1]);
        at = hostile.Memory.Commit(Ring, HostileDialler.Capacity, at, RecordKind.Message, [2]);
        hostile.Memory.Commit(Ring, HostileDialler.Capacity, at + 64, RecordKind.Message, [4]);
        hostile.Client.Dispose();
        Assert.Equal([1], (await atTarget.NextMessage()).Message);
        Assert.Equal([2], (await atTarget.NextMessage()).Message);
        Assert.Equal(2ul, (await atTarget.NextClosed()).Peer.Process);
        Assert.Equal(0, atTarget.MessageCount + atTarget.ClosedCount);
    }

    [Fact]
    public async Task Of_a_ring_that_is_larger_than_ones_own_all_arrives_after_its_death()
    {
        const int Count = 250;
        await using RingTransport small = new() { Options = new RingOptions { RingBytes = 4096 } };
        (RingMessenger target, TestHandler atTarget) = small.StartRing(1);
        using HostileDialler dying = new(small, target.Address, 2);
        Assert.Equal(FrameKind.Opened, dying.Open());
        int at = RecordHeader.Units(24) * RecordHeader.Unit;
        for (int count = 1; count < Count; count++) at = dying.Memory.Commit(Ring, HostileDialler.Capacity, at, RecordKind.Message, new byte[24]);
        dying.Memory.Commit(Ring, HostileDialler.Capacity, 0, RecordKind.Message, new byte[24]); // The others are hidden until then.
        dying.Client.Dispose();
        for (int count = 0; count < Count; count++) await atTarget.NextMessage();
        Assert.Equal(2ul, (await atTarget.NextClosed()).Peer.Process);
        Assert.Equal(0, atTarget.MessageCount);
    }

    [Fact]
    public async Task A_word_that_is_no_header_ends_the_connection_with_a_reason()
    {
        (RingMessenger target, TestHandler atTarget) = transport.StartRing(1);
        using HostileDialler hostile = new(transport, target.Address, 2);
        Assert.Equal(FrameKind.Opened, hostile.Open());
        hostile.Memory.Write(RingLayout.DataAt(Ring, HostileDialler.Capacity), 0xDEADBEEF);
        hostile.Ring();
        Assert.Contains("no record", (await atTarget.NextClosed()).Reason, StringComparison.Ordinal);
        hostile.Client.ExpectDrop();
        Assert.Contains(transport.Log.Texts, text => text.Contains("lost process 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_head_that_cannot_be_ends_the_connection_when_it_matters()
    {
        (RingMessenger target, TestHandler atTarget) = transport.StartRing(1);
        using HostileDialler hostile = new(transport, target.Address, 2);
        Assert.Equal(FrameKind.Opened, hostile.Open());
        hostile.Memory.Commit(Ring, HostileDialler.Capacity, 0, RecordKind.Message, [1]);
        hostile.Ring();
        IPeer peer = (await atTarget.NextMessage()).From;
        hostile.Memory.Write(RingLayout.HeadAt(RingLayout.ListenerWrites), 1UL << 40);
        for (int count = 0; count < 100; count++) peer.Send(Messages.Of(new byte[1000]));
        Assert.Contains("never written", (await atTarget.NextClosed()).Reason, StringComparison.Ordinal);
        Assert.Equal(0, peer.QueuedBytes);
    }

    [Fact]
    public async Task Bytes_on_the_socket_end_the_connection()
    {
        (RingMessenger target, TestHandler atTarget) = transport.StartRing(1);
        using HostileDialler hostile = new(transport, target.Address, 2);
        Assert.Equal(FrameKind.Opened, hostile.Open());
        hostile.Client.Send(FrameBytes.Of(FrameKind.Message, [1]));
        Assert.Contains("makes no sense", (await atTarget.NextClosed()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_never_ends_ends_the_connection()
    {
        await using RingTransport modest = new() { Options = new RingOptions { MaxMessageBytes = 10_000 } };
        (RingMessenger target, TestHandler atTarget) = modest.StartRing(1);
        (RingMessenger one, _) = modest.StartRing(2);
        one.Connect(target.Address).Send(Messages.Of(new byte[10_000]));
        Assert.Equal(10_000, (await atTarget.NextMessage()).Message.Length);
        using HostileDialler hostile = new(modest, target.Address, 3);
        Assert.Equal(FrameKind.Opened, hostile.Open());
        int at = 0;
        for (int count = 0; count < 6; count++) at = hostile.Memory.Commit(Ring, HostileDialler.Capacity, at, RecordKind.Part, new byte[1_000]);
        hostile.Ring();
        Assert.True(SpinWait.SpinUntil(() => hostile.Memory.Read(RingLayout.HeadAt(Ring)) * RecordHeader.Unit == (ulong)at, Patience.Long));
        hostile.Memory.Commit(Ring, HostileDialler.Capacity, at, RecordKind.Padding, new byte[HostileDialler.Capacity - at - RecordHeader.Unit]);
        for (int count = at = 0; count < 5; count++) at = hostile.Memory.Commit(Ring, HostileDialler.Capacity, at, RecordKind.Part, new byte[1_000]);
        hostile.Ring();
        (IPeer closed, string reason) = await atTarget.NextClosed();
        Assert.Equal(3ul, closed.Process);
        Assert.Contains("more than 10,000 bytes", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(HostileDialler.Capacity + 8)]
    [InlineData(1 << 30)]
    public async Task A_size_that_cannot_be_is_dropped(int capacity)
    {
        (RingMessenger target, TestHandler atTarget) = transport.StartRing(1);
        using HostileDialler hostile = new(transport, target.Address, 2);
        Assert.Throws<IOException>(() => hostile.Open(capacity));
        await target.DisposeAsync();
        Assert.Equal(0, atTarget.ClosedCount);
    }

    [Fact]
    public void A_memory_that_is_not_as_large_as_was_said_is_not_mapped()
    {
        (RingMessenger target, _) = transport.StartRing(1);
        using HostileDialler hostile = new(transport, target.Address, 2);
        Assert.Equal(FrameKind.NotOpened, hostile.Open(2 * HostileDialler.Capacity));
    }

    [Fact]
    public async Task Random_words_all_over_the_shared_pages_harm_nobody_else()
    {
        const int Rounds = 150;
        (RingMessenger target, TestHandler atTarget) = transport.StartRing(1, new TestHandler { Received = static (from, message) => from.Send(Messages.Of(message)) });
        (RingMessenger genuine, TestHandler atGenuine) = transport.StartRing(2);
        IPeer peer = genuine.Connect(target.Address);
        Random random = new(3);
        for (int round = 0; round < Rounds; round++)
        {
            using HostileDialler hostile = new(transport, target.Address, (ulong)(100 + round));
            Assert.Equal(FrameKind.Opened, hostile.Open());
            for (int count = 0; count < 300; count++)
            {
                Scribble(hostile.Memory, random);
                if (count % 30 == 0) hostile.Ring();
            }

            peer.Send(Messages.Of(round));
            Assert.Equal(round, BitConverter.ToInt64((await atGenuine.NextMessage()).Message));
            hostile.Client.Dispose();
            Assert.Equal((ulong)(100 + round), (await atTarget.NextClosed()).Peer.Process);
        }

        Assert.Equal(0, atGenuine.ClosedCount + atTarget.ClosedCount);
        Assert.Empty(transport.Log.Errors);
    }

    [Fact]
    public async Task A_doorbell_full_of_nonsense_is_at_most_a_delay()
    {
        (RingMessenger one, _) = transport.StartRing(1);
        (RingMessenger two, TestHandler atTwo) = transport.StartRing(2);
        IPeer peer = one.Connect(two.Address);
        using RawMemory bell = new(transport.Files.BellOf(2));
        for (int round = 0; round < 50; round++)
        {
            bell.Write(0, round % 2 == 0 ? 0 : ulong.MaxValue);
            bell.Write(128, (ulong)round << 31);
            peer.Send(Messages.Of(round));
            Assert.Equal(round, BitConverter.ToInt64((await atTwo.NextMessage()).Message));
        }
    }

    /// <summary>A word somewhere, half of them such that they look like records: the longer it is believed, the more is tried.</summary>
    private static void Scribble(RawMemory memory, Random random)
    {
        long at = random.NextInt64(memory.Length / 8) * 8;
        ulong header = new RecordHeader((RecordKind)random.Next(1, 5), random.Next(HostileDialler.Capacity)).Word;
        if (random.Next(4) == 0) at = RingLayout.DataAt(Ring, HostileDialler.Capacity) + (long)(memory.Read(RingLayout.HeadAt(Ring)) * RecordHeader.Unit % HostileDialler.Capacity);
        memory.Write(at, random.Next(2) == 0 ? header : (ulong)random.NextInt64());
    }
}
