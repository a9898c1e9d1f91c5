namespace Remote.Messaging;

/// <summary>What a process does with what arrives. Calls come one after the other, on the messenger's receiving thread: no user code here, and no waiting.</summary>
internal interface IMessageHandler
{
    /// <summary>One message of an authenticated peer. The bytes are valid only during the call.</summary>
    void OnMessage(IPeer from, ReadOnlySpan<byte> message);

    /// <summary>A connection ended or could not be made. What was not delivered is lost.</summary>
    void OnPeerClosed(IPeer peer, string reason);
}
