namespace Remote.Messaging;

/// <summary>Where a handshake stands after a frame.</summary>
internal enum HandshakeStatus
{
    /// <summary>The other end's next frame is awaited.</summary>
    Waiting,

    /// <summary>The other end has proved that it knows the secret.</summary>
    Proved,

    /// <summary>The other end is to be dropped.</summary>
    Refused,
}
