using Remote.Storage.Blocks;

namespace Remote.Nodes.Transfers;

/// <summary>A copy while it arrives: its bytes come in order, and others may have those that are here. Thread-safe.</summary>
internal sealed class IncomingCopy(BlockPlace place)
{
    /// <summary>A thread that waits for bytes looks up once in a while.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    private readonly object gate = new();
    private int readers;
    private Action? unused;
    private string? failure;

    /// <summary>Where it is written.</summary>
    public BlockPlace Place { get; } = place;

    /// <summary>Bytes from the start that are here.</summary>
    public long Received { get; private set; }

    public bool IsComplete => Received == Place.Length;

    /// <summary>More bytes are here, and were checked.</summary>
    public void Add(long count)
    {
        lock (gate)
        {
            Received += count;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Somebody reads it until <see cref="EndRead"/>; false where it is too late.</summary>
    public bool TryBeginRead()
    {
        lock (gate)
        {
            if (failure is not null) return false;
            readers++;
            return true;
        }
    }

    public void EndRead()
    {
        Action? last;
        lock (gate)
        {
            readers--;
            last = readers == 0 ? unused : null;
            Monitor.PulseAll(gate);
        }

        last?.Invoke();
    }

    /// <summary>Blocks until so many bytes from the start are here; why they never will be, or null.</summary>
    public string? WaitFor(long bytes)
    {
        lock (gate)
        {
            while (Received < bytes && failure is null) Monitor.Wait(gate, Look);
            return Received >= bytes ? null : failure;
        }
    }

    /// <summary>No more bytes will come. Blocks until nobody reads it: its place may then be given to others.</summary>
    public void Fail(string reason)
    {
        lock (gate)
        {
            failure = reason;
            Monitor.PulseAll(gate);
            while (readers > 0) Monitor.Wait(gate, Look);
        }
    }

    /// <summary>All is here, and nobody begins to read this way any more.</summary>
    /// <param name="onUnused">Called once, when the last that has begun is done.</param>
    public void Finish(Action onUnused)
    {
        lock (gate)
        {
            failure = "it has arrived";
            if (readers > 0)
            {
                unused = onUnused;
                return;
            }
        }

        onUnused();
    }
}
