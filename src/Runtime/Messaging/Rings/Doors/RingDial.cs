namespace Remote.Messaging.Rings;

/// <summary>A process that is dialled and not reached yet. The door's.</summary>
/// <param name="peer">What its messages wait in.</param>
/// <param name="address">Where it is.</param>
/// <param name="deadline">When it counts as unreachable, in <see cref="Environment.TickCount64"/>.</param>
internal sealed class RingDial(RingPeer peer, PeerAddress address, long deadline)
{
    public RingPeer Peer => peer;

    public PeerAddress Address => address;

    public long Deadline => deadline;

    /// <summary>The attempt that is under way.</summary>
    public DoorConnection? Attempt { get; set; }

    /// <summary>When to try again, where none is.</summary>
    public long NextAttempt { get; set; }
}
