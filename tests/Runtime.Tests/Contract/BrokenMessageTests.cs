using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Remote.ControlPlane;
using Remote.Hosting;
using Remote.Messaging;
using Remote.Objects;
using Remote.Runtime.Tests.Failures;
using Remote.Runtime.Tests.Support;
using Remote.Runtime.Tests.Tasks;
using Remote.Tasks;
using Remote.Wire;

namespace Remote.Runtime.Tests.Contract;

/// <summary>
/// A process of the session that has gone mad: what it sends harms nobody, and no call waits for it for ever. On a cluster of its own: its
/// workers are ended.
/// </summary>
public sealed class BrokenMessageTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>, IAsyncLifetime
{
    private const int Mutations = 3_000;

    /// <summary>Threads and timers of the process allocate meanwhile.</summary>
    private const long MemoryBound = 400_000_000;

    public static TheoryData<byte> Kinds => [.. Enum.GetValues<MessageKind>().Select(static k => (byte)k)];

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>What workers held that were dropped comes back once.</summary>
    public Task DisposeAsync() => Signals.UntilAsync(() => fixture.Cluster.AvailableResources["CPU"] == 2, "A dropped worker's CPU did not come back.");

    [Theory(Timeout = TestLimits.Usual)]
    [MemberData(nameof(Kinds))]
    public async Task Damaged_messages_are_refused_or_taken_and_nothing_else(byte kind)
    {
        await using Session session = NewSession();
        var router = new MessageRouter(session);
        var peer = new SilentPeer(2);
        var messages = new BrokenMessages(kind);
        ObjectRef<string> lent = NewRef(session, "lent");
        ulong number = session.Objects.Identify(lent).Id.Number;
        byte[][] sound = [.. BrokenMessages.Of((MessageKind)kind, number, method: 3)];
        Assert.All(sound, message => router.OnMessage(peer, message));

        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < Mutations; i++)
        {
            byte[] damaged = messages.Damage(sound[i % sound.Length]);
            Exception? fault = Record.Exception(() => router.OnMessage(peer, damaged));
            Assert.True(fault is null or InvalidDataException, $"{Convert.ToHexString(damaged)}: {fault}");
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, MemoryBound);
        GC.KeepAlive(lent);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Damaged_outcomes_end_what_waits_for_them()
    {
        await using Session session = NewSession();
        var messages = new BrokenMessages(0);
        byte[][] sound = [.. BrokenMessages.Of(MessageKind.Object, 0, 0).Select(static m => m[(1 + sizeof(ulong))..])];
        for (int i = 0; i < Mutations; i++)
        {
            byte[] damaged = [sound[i % sound.Length][0], .. messages.Damage(sound[i % sound.Length][1..])];
            var waits = new ObjectRef<string>(session);
            new Outcome(new MessageReader(damaged)).Complete(session, waits, lender: null);
            Assert.True(waits.IsReady, Convert.ToHexString(damaged));
        }
    }

    [Fact]
    public void A_failure_with_endless_causes_is_refused()
    {
        byte[] deep = [.. Enumerable.Repeat<byte[]>([6, .. new byte[16]], 100_000).SelectMany(static b => b)];
        Assert.Contains("causes", Assert.ThrowsAny<RemoteException>(() => FailureReader.Read(deep)).Message);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Whoever_lent_a_ref_hears_that_it_was_taken_over_though_nobody_has_kept_it()
    {
        await using Session session = NewSession();
        (Task Borrowed, Task Held) announced = ReceiveAndForget(session);
        for (int i = 0; i < 3; i++) Collector.CollectHere();
        session.Objects.OnBorrowNoted(new SilentPeer(2), 7);
        session.Actors.OnHoldNoted(new ActorHoldNoted(new ActorId(2, 9), 1));
        await Task.WhenAll(announced.Borrowed, announced.Held).WaitAsync(Limits.Wait);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static (Task Borrowed, Task Held) ReceiveAndForget(Session session)
            => (((Claim)session.Objects.Receive(new ObjectId(2, 7), new PeerAddress(2, "memory://nowhere/2"), null)).Announced, session.ReceiveActor(2, 9, null).Announced);
    }

    [Theory(Timeout = TestLimits.Usual)]
    [InlineData("is cut off", 3)]
    [InlineData("names no call", 5)]
    public async Task A_worker_whose_answer_cannot_be_told_is_dropped_and_its_call_runs_elsewhere(string _, int length)
    {
        using var place = new Place();
        ObjectRef<int> running = Gates.Remote().Pass(place.Folder, "open", 4);
        (Session session, Call call) = await UnderWayAsync(running);
        byte[] cut = BrokenMessages.Of(MessageKind.Reply, call.Id, 0).First()[..length];
        IPeer callee = call.Callee!;
        Assert.Throws<InvalidDataException>(() => new MessageRouter(session).OnMessage(callee, cut));
        await Task.Run(() => Place.AwaitThat(() => call.Callee != callee, "second worker"));
        place.Mark("open");
        Assert.Equal(4, await running);
        Assert.Equal(5, await Work.Remote().Add(2, 3));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task An_answer_that_cannot_be_read_fails_its_call_alone()
    {
        foreach (byte[] sound in BrokenMessages.Of(MessageKind.Reply, 0, 0).Where(static m => m.Length > 20))
        {
            using var place = new Place();
            ObjectRef<int> running = Gates.Remote().Pass(place.Folder, "open", 4);
            (Session session, Call call) = await UnderWayAsync(running);
            byte[] damaged = [.. sound[..14], .. sound[^sizeof(int)..]];
            BitConverter.TryWriteBytes(damaged.AsSpan(1), call.Id);
            new MessageRouter(session).OnMessage(call.Callee!, damaged);
            await Assert.ThrowsAnyAsync<RemoteException>(async () => await running);
            place.Mark("open");
        }

        Assert.Equal(5, await Work.Remote().Add(2, 3));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task An_item_that_cannot_be_read_fails_its_stream_and_ends_the_method()
    {
        using var place = new Place();
        ObjectRefStream<int> stream = Streams.Producer.Remote().Endless(Path.Combine(place.Folder, "begun"), Path.Combine(place.Folder, "ended"));
        (Session session, Call call) = await UnderWayAsync(stream.Completion);
        byte[] sound = BrokenMessages.Of(MessageKind.StreamItem, call.Id, 0).Single();
        byte[] damaged = [.. sound[..13], 255, 255, 255, 127, .. sound[17..]];
        new MessageRouter(session).OnMessage(call.Callee!, damaged);
        var error = await Assert.ThrowsAsync<RemoteException>(async () =>
        {
            await foreach (int _ in stream)
            {
            }
        });
        Assert.Contains("Item 0", error.Message);
        await place.Awaited("ended");
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_worker_that_is_sent_what_it_cannot_read_drops_its_caller_and_the_call_runs_elsewhere()
    {
        using var place = new Place();
        ObjectRef<int> running = Gates.Remote().Pass(place.Folder, "open", 4);
        (_, Call call) = await UnderWayAsync(running);
        MessageBuffer broken = MessageBuffer.Rent();
        broken.WriteUnmanaged((byte)199);
        call.Callee!.Send(broken);
        IPeer callee = call.Callee;
        await Task.Run(() => Place.AwaitThat(() => call.Callee != callee, "second worker"));
        place.Mark("open");
        Assert.Equal(4, await running);
    }

    private static async Task<(Session Session, Call Call)> UnderWayAsync(ObjectRef running)
    {
        var call = Assert.IsAssignableFrom<Call>(running.Call);
        await Task.Run(() => Place.AwaitThat(() => call.State == CallState.Sent, "call under way"));
        return (Cluster.Current!.Session, call);
    }

    // Its clock stands still: it asks nobody to end the peer.
    private static Session NewSession()
    {
        (IControlChannel control, IControlChannel node) = InMemoryControlChannel.CreatePair();
        node.Start(static _ => { }, static _ => { });
        var messenger = new InMemoryMessenger(1, new InMemoryNetwork(), NullLogger.Instance);
        return new Session(1, 1, messenger, control, new NoStore(), NullLogger.Instance, new FakeTimeProvider());
    }

    private static ObjectRef<string> NewRef(Session session, string value)
    {
        var reference = new ObjectRef<string>(session);
        reference.Keep(value);
        return reference;
    }

    private sealed class SilentPeer(ulong process) : IPeer
    {
        public ulong Process => process;

        public long QueuedBytes => 0;

        public void Send(MessageBuffer message) => message.Return();
    }
}
