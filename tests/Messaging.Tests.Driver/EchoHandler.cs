using Remote.Wire;

namespace Remote.Messaging.Tests.Driver;

/// <summary>Sends back what comes, where it is to.</summary>
internal sealed class EchoHandler(bool echoes) : IMessageHandler
{
    public void OnMessage(IPeer from, ReadOnlySpan<byte> message)
    {
        if (!echoes) return;
        MessageBuffer answer = MessageBuffer.Rent();
        answer.Write(message);
        from.Send(answer);
    }

    public void OnPeerClosed(IPeer peer, string reason) => Console.WriteLine($"closed={peer.Process}");
}
