using Remote.ControlPlane;

namespace Remote.Nodes;

/// <summary>
/// Somebody waits for resources that actors hold: their holders are asked to collect refs that nobody uses any more. Every second while
/// that ends actors, ever more seldom while it does not.
/// </summary>
internal sealed class CollectionRequests
{
    private const long FirstInterval = 1_000;
    private const long LastInterval = 32_000;

    private long asked = long.MinValue / 2;
    private long interval = FirstInterval;

    public void Ask(IEnumerable<NodeClient> holders, long now)
    {
        if (now - asked < interval) return;
        interval = now - asked > 2 * LastInterval ? FirstInterval : Math.Min(2 * interval, LastInterval);
        asked = now;
        foreach (NodeClient client in holders.Distinct()) client.Send(new CollectRefs());
    }

    /// <summary>A last ref has gone.</summary>
    public void OnUseful() => interval = FirstInterval;
}
