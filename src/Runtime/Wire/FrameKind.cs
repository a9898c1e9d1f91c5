namespace Remote.Wire;

/// <summary>What a frame on a connection carries. The numbers are the protocol; a retired one is never used again.</summary>
internal enum FrameKind : byte
{
    /// <summary>Listener to dialler, first: who listens here.</summary>
    Hello = 1,

    /// <summary>Dialler to listener: who calls, and a fresh nonce.</summary>
    ClientHello = 2,

    /// <summary>Listener to dialler: its fresh nonce, and its proof of the secret.</summary>
    ServerProof = 3,

    /// <summary>Dialler to listener: its proof of the secret. Messages may follow at once.</summary>
    ClientProof = 4,

    /// <summary>One message, or the last piece of one.</summary>
    Message = 5,

    /// <summary>How many bytes of this connection were taken in so far: the sender's window moves by it.</summary>
    Ack = 6,

    /// <summary>A request to acknowledge now, whatever has been taken in.</summary>
    Flush = 7,

    /// <summary>
    /// A piece of a long message that is not its last. Other kinds may come between the pieces: an acknowledgement that had to wait for a
    /// long message could be what its receiver waits for.
    /// </summary>
    Part = 8,

    /// <summary>Dialler to listener, over a socket that only opens a shared memory: which memory.</summary>
    Open = 9,

    /// <summary>Listener to dialler: the memory is mapped. The last frame on such a socket.</summary>
    Opened = 10,

    /// <summary>Listener to dialler: the memory is not used, and why.</summary>
    NotOpened = 11,
}
