using Remote.Messaging.Rings;
using Remote.Storage.Arenas;
using Remote.Wire;

namespace Remote.Messaging.Tests;

/// <summary>A process of the session, with its secret, that opens a connection as it should and then does what it likes with the memory.</summary>
internal sealed class HostileDialler : IDisposable
{
    public const int Capacity = 8192;

    private readonly PeerAddress target;
    private readonly RingTransport transport;
    private readonly string path;

    public HostileDialler(RingTransport transport, PeerAddress target, ulong process)
    {
        (this.transport, this.target) = (transport, target);
        Bell = Doorbell.Create(transport.Files.BellOf(process));
        Client = new RawClient(target);
        Assert.Equal(HandshakeStatus.Proved, Client.Shake(process, transport.Secret, target));
        Number = process;
        path = transport.Files.MemoryOf(process, Number);
        MappedFile.Create(path, RingLayout.FileSize(Capacity), FileSpace.Instance).Dispose();
        Memory = new RawMemory(path);
    }

    public RawClient Client { get; }

    public Doorbell Bell { get; }

    public RawMemory Memory { get; }

    public ulong Number { get; }

    public string MemoryPath => path;

    /// <summary>Says which memory it is; the answer.</summary>
    public FrameKind Open(int capacity = Capacity)
    {
        byte[] payload = new byte[OpenFrames.OpenSize];
        OpenFrames.WriteOpen(payload, Number, capacity);
        Client.Send(FrameBytes.Of(FrameKind.Open, payload));
        return Client.NextFrame().Kind;
    }

    /// <summary>Has the target look.</summary>
    public void Ring() => Doorbell.Open(transport.Files.BellOf(target.Process)).Ring();

    public void Dispose()
    {
        Client.Dispose();
        Memory.Dispose();
        File.Delete(path);
        File.Delete(transport.Files.BellOf(Number));
    }
}
