using Remote.Wire;

namespace Remote.Messaging;

/// <summary>
/// One end of the mutual challenge and response that a connection begins with. Knows frames, not sockets: it is fed what arrived and
/// writes what is to be answered.
/// </summary>
internal abstract class Handshake
{
    /// <summary>The other process, as it claims until <see cref="HandshakeStatus.Proved"/>; 0 before it said so.</summary>
    public ulong Process { get; protected set; }

    /// <summary>Why the other end was refused.</summary>
    public string? Refusal { get; private set; }

    public abstract HandshakeStatus Next(Frame frame, MessageBuffer reply);

    protected HandshakeStatus Refuse(string reason)
    {
        Refusal = reason;
        return HandshakeStatus.Refused;
    }
}
