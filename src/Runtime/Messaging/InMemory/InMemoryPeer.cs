using Remote.Wire;

namespace Remote.Messaging;

/// <summary>One end of a link between two messengers: what is sent here comes out at the owner of the other end.</summary>
internal sealed class InMemoryPeer(ulong process, InMemoryMessenger owner) : IPeer
{
    private long queued;
    private volatile bool closed;

    public ulong Process => process;

    public long QueuedBytes => Volatile.Read(ref queued);

    public InMemoryMessenger Owner => owner;

    /// <summary>The same link as the other process has it; null where nobody was at the address.</summary>
    public InMemoryPeer? Other { get; set; }

    /// <summary>The receiving loop's: nothing is delivered after the report that the peer closed.</summary>
    public bool Reported { get; set; }

    public void Send(MessageBuffer message)
    {
        if (closed || Other is not { } other)
        {
            message.Return();
            return;
        }

        Interlocked.Add(ref queued, message.Length);
        other.Owner.Post(new Delivery(other, message, null));
    }

    /// <summary>The other end has taken in so many bytes.</summary>
    public void Left(int bytes) => Interlocked.Add(ref queued, -bytes);

    /// <summary>Discards what is sent from now on. False where it was closed before.</summary>
    public bool TryClose()
    {
        lock (owner.Network.Gate)
        {
            if (closed) return false;
            closed = true;
            return true;
        }
    }
}
