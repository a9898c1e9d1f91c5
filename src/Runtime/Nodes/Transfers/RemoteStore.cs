using System.Collections.Concurrent;
using Remote.ControlPlane;

namespace Remote.Nodes.Transfers;

/// <summary>Another node's store: the connections to it, and what it is to be told. Thread-safe.</summary>
/// <param name="peer">Which one.</param>
/// <param name="self">This store.</param>
/// <param name="secret">The session's.</param>
internal sealed class RemoteStore(StorePeer peer, ulong self, byte[] secret) : IDisposable
{
    private const int StackSize = 256 * 1024;
    private const int KeptConnections = 4;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentBag<TransferSocket> idle = [];
    private readonly BlockingCollection<TransferFrame> told = [];
    private int telling;

    public StorePeer Peer { get; } = peer;

    /// <summary>It is not there any more, and never will be again.</summary>
    public bool IsGone { get; private set; }

    /// <summary>A connection, for one thread; to be given back, or disposed where it failed.</summary>
    /// <exception cref="IOException">It cannot be reached.</exception>
    public TransferSocket Connect() => idle.TryTake(out TransferSocket? open) ? open : TransferSocket.Dial(self, Peer.Store, Peer.Endpoint, secret);

    public void Return(TransferSocket connection)
    {
        if (!IsGone && idle.Count < KeptConnections) idle.Add(connection);
        else connection.Dispose();
    }

    /// <summary>Sends it something that needs no answer, in order, soon. Never waits.</summary>
    public void Tell(TransferFrame frame)
    {
        try
        {
            told.Add(frame);
        }
        catch (InvalidOperationException)
        {
            // It is gone.
            return;
        }

        if (Interlocked.Exchange(ref telling, 1) == 0) new Thread(TellLoop, StackSize) { IsBackground = true, Name = "Remote store tell" }.Start();
    }

    /// <summary>Ends what is under way with it.</summary>
    public void Dispose()
    {
        IsGone = true;
        told.CompleteAdding();
        while (idle.TryTake(out TransferSocket? open)) open.Dispose();
    }

    private void TellLoop()
    {
        TransferSocket? connection = null;
        foreach (TransferFrame frame in told.GetConsumingEnumerable())
        {
            // Each may be said twice, none may be lost while it lives.
            while (!IsGone && !TrySend(ref connection, frame)) Thread.Sleep(RetryDelay);
        }

        connection?.Dispose();
    }

    private bool TrySend(ref TransferSocket? connection, TransferFrame frame)
    {
        try
        {
            connection ??= Connect();
            connection.Send(frame);
            return true;
        }
        catch (IOException)
        {
            connection?.Dispose();
            connection = null;
            return false;
        }
    }
}
