using Remote.Messaging.Rings;
using Remote.Storage.Arenas;

namespace Remote.Messaging.Tests;

/// <summary>Who leads and who is woken, step by step, without threads.</summary>
public sealed class RingReceiverTests : IDisposable
{
    private const int Capacity = 4096;

    private readonly string folder = Directory.CreateTempSubdirectory("remote-receiver").FullName;
    private readonly TestHandler handler = new();
    private readonly Doorbell bell;
    private readonly RingWriter writer;
    private readonly RingReceiver receiver;

    public RingReceiverTests()
    {
        string path = Path.Combine(folder, "memory");
        bell = Doorbell.Create(Path.Combine(folder, "bell"));
        writer = RingMemory.Create(path, Capacity, FileSpace.Instance).NewWriter(bell);
        receiver = new RingReceiver(1, new PeerTable<RingPeer>(static process => new RingPeer(process)), bell, new TestLogger());
        receiver.Start(handler);
        receiver.Add(new RingLink(new RingPeer(2), RingMemory.Open(path, Capacity).NewReader(), bell, int.MaxValue));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_comes_between_the_last_look_and_the_flag_is_taken_in()
    {
        Assert.True(receiver.TryLead());
        bell.Attend();
        Assert.False(receiver.Pass());
        int before = bell.Signal;
        writer.TryWrite(RecordKind.Message, [1]);
        Assert.Equal(before, bell.Signal); // Somebody looks: no system call.
        Assert.False(receiver.TrySettle());
        Assert.Equal(1, handler.MessageCount);
        Assert.True(receiver.TrySettle());
    }

    [Fact]
    public void What_comes_after_the_flag_rings_once()
    {
        Assert.True(receiver.TryLead());
        Assert.True(receiver.TrySettle());
        receiver.StopLeading();
        int before = bell.Signal;
        writer.TryWrite(RecordKind.Message, [1]);
        writer.TryWrite(RecordKind.Message, [2]);
        Assert.Equal(before + 1, bell.Signal);
    }

    [Fact]
    public void Who_wants_the_lead_is_rung_when_it_is_free()
    {
        Assert.False(receiver.AskForEnd());
        Assert.True(receiver.TryLead());
        Assert.False(receiver.TryLead());
        int before = bell.Signal;
        Assert.True(receiver.AskForEnd());
        Assert.False(receiver.TryLead());
        receiver.StopLeading();
        Assert.Equal(before + 1, bell.Signal);
        Assert.True(receiver.TryLead());
        receiver.StopLeading();
        Assert.Equal(before + 1, bell.Signal);
    }
}
