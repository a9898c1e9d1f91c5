using Remote.Nodes.Transfers;
using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.Nodes.Transfers;

/// <summary>Holds the next transfer into a store after some of its parts, and notes from whom each part came.</summary>
internal sealed class HeldTransfer : IDisposable
{
    private readonly Lock gate = new();
    private readonly List<(ulong Source, long Received)> parts = [];
    private readonly ManualResetEventSlim held = new();
    private readonly ManualResetEventSlim go = new();
    private readonly StoreLinks links;
    private readonly int after;

    public HeldTransfer(StoreLinks links, int after)
    {
        (this.links, this.after) = (links, after);
        links.PartCame = OnPart;
    }

    /// <summary>The parts so far: the store that sent it, and the bytes from the start that are here with it.</summary>
    public (ulong Source, long Received)[] Parts
    {
        get
        {
            lock (gate) return [.. parts];
        }
    }

    /// <summary>Ends when it is held.</summary>
    public Task HeldAsync() => Task.Run(() => Assert.True(held.Wait(Limits.Wait), "No part came."));

    public void Go() => go.Set();

    public void Dispose()
    {
        links.PartCame = null;
        go.Set();
    }

    private void OnPart(IncomingCopy copy, ulong source)
    {
        lock (gate)
        {
            parts.Add((source, copy.Received));
            if (parts.Count != after) return;
        }

        held.Set();
        go.Wait(Limits.Wait);
    }
}
