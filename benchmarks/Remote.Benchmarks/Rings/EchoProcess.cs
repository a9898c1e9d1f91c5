using Remote.Messaging;
using Remote.Wire;

namespace Remote.Benchmarks.Rings;

/// <summary>The other process: a messenger that sends back or counts, or the far end of a bare ring.</summary>
internal static class EchoProcess
{
    public const string Name = "rings-echo";

    /// <summary>Says where it is reached, then serves until its input ends.</summary>
    public static async Task<int> RunAsync(string transport, string folder, string secret)
    {
        if (transport == BareLink.TransportName)
        {
            BareLink.Serve(folder);
            return 0;
        }

        await using IMessenger messenger = Messengers.Create(transport, 2, Convert.FromHexString(secret), folder);
        messenger.Start(new Echo());
        Console.WriteLine(messenger.Address.Endpoint);
        Console.In.ReadToEnd();
        return 0;
    }

    private sealed class Echo : IMessageHandler
    {
        private long counted;

        public void OnMessage(IPeer from, ReadOnlySpan<byte> message)
        {
            switch (message[0])
            {
                case Payload.Count:
                    counted++;
                    break;
                case Payload.Ask:
                    from.Send(Payload.Of(Payload.Ask, counted));
                    counted = 0;
                    break;
                default:
                    MessageBuffer answer = MessageBuffer.Rent();
                    answer.Write(message);
                    from.Send(answer);
                    break;
            }
        }

        public void OnPeerClosed(IPeer peer, string reason)
        {
        }
    }
}
