using Remote.Wire;

namespace Remote.Messaging.Rings;

/// <summary>Another process of this machine, over one connection.</summary>
internal sealed class RingPeer(ulong process) : ITablePeer
{
    public ulong Process => process;

    public long QueuedBytes => Outbox.Bytes;

    public RingOutbox Outbox { get; } = new();

    /// <summary>The leader's: set by the report that the peer is closed, of which there is one.</summary>
    public bool Reported { get; set; }

    public void Send(MessageBuffer message) => Outbox.Send(message);

    public void Seal() => Outbox.Seal();

    public void Discard() => Outbox.Discard();
}
