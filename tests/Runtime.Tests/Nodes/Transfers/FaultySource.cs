using Microsoft.Extensions.Logging.Abstractions;
using Remote.ControlPlane;
using Remote.Nodes.Transfers;
using Remote.Runtime.Tests.Failures;
using Remote.Storage;

namespace Remote.Runtime.Tests.Nodes.Transfers;

/// <summary>A store that claims to have a copy, and then hangs up or sends damaged bytes.</summary>
internal sealed unsafe class FaultySource : IDisposable
{
    private readonly TransferServer server;
    private readonly int goodChunks;
    private readonly bool damages;
    private readonly ManualResetEventSlim hangUp = new();
    private int opened;
    private int sent;

    /// <param name="number">The store's number.</param>
    /// <param name="secret">The session's.</param>
    /// <param name="goodChunks">Parts that it sends as they are.</param>
    /// <param name="damages">Whether it damages the next ones; else it hangs up.</param>
    public FaultySource(ulong number, byte[] secret, int goodChunks, bool damages)
    {
        (this.goodChunks, this.damages) = (goodChunks, damages);
        server = new TransferServer(number, secret, Serve, NullLogger.Instance);
        Peer = new StorePeer(99, number, server.Endpoint);
    }

    public StorePeer Peer { get; }

    /// <summary>How often it was asked to send the object.</summary>
    public int Opened => opened;

    /// <summary>Parts that it sent, damaged ones included.</summary>
    public int Sent => sent;

    /// <summary>Its good parts have come: it may hang up. Before, what it has sent could be lost with the connection.</summary>
    public void HangUp() => hangUp.Set();

    public void Dispose()
    {
        hangUp.Set();
        server.Dispose();
    }

    private void Serve(TransferSocket peer)
    {
        int chunks = 0;
        while (peer.TryReceive(out TransferFrame frame, out _))
        {
            if (frame.Op == TransferOp.Open)
            {
                Interlocked.Increment(ref opened);
                peer.Send(TransferFrame.Of(TransferOp.Opened, frame.At));
            }
            else if (frame.Op == TransferOp.Read)
            {
                bool bad = chunks++ >= goodChunks;
                if (bad && !damages)
                {
                    hangUp.Wait(Limits.Wait);
                    return;
                }

                Send(peer, frame, bad);
            }
        }
    }

    private void Send(TransferSocket peer, in TransferFrame frame, bool bad)
    {
        var bytes = new byte[frame.Count];
        for (long i = 0; i < frame.Count; i++) bytes[i] = LinkedStores.ByteAt(frame.Offset + i, frame.Length);
        fixed (byte* first = bytes)
        {
            TransferFrame chunk = TransferFrame.Of(TransferOp.Chunk, frame.At);
            (chunk.Offset, chunk.Count, chunk.Hash) = (frame.Offset, frame.Count, OpenedObject.Hash(first, frame.Count));
            if (bad) bytes[^1] ^= 4;
            peer.Send(chunk);
            peer.SendBytes(first, frame.Count);
            Interlocked.Increment(ref sent);
        }
    }
}
