namespace Remote.Scheduling.Groups;

/// <summary>
/// Two-phase commit of one plan: every node sets its bundles aside, then all keep them; or one refuses or is lost, and those that had set
/// theirs aside give them up. So a group is there as a whole or not at all. Not thread-safe.
/// </summary>
internal sealed class GroupTransaction
{
    private readonly GroupId group;
    private readonly Dictionary<ulong, IBundleHost> waiting = [];
    private readonly List<IBundleHost> prepared = [];
    private readonly Action<string?> ended;
    private string? refusal;

    /// <param name="group">Which group.</param>
    /// <param name="plan">The node of each bundle; 0 for one that has its place already.</param>
    /// <param name="bundles">What each bundle holds.</param>
    /// <param name="hostOf">A node; null where it is gone.</param>
    /// <param name="ended">Called once: with null when all is committed, else with why nothing is.</param>
    public GroupTransaction(
        GroupId group, ulong[] plan, IReadOnlyList<ResourceVector> bundles, Func<ulong, IBundleHost?> hostOf, Action<string?> ended)
    {
        this.group = group;
        this.ended = ended;
        var parts = plan.Select((node, bundle) => (Node: node, Bundle: bundle)).Where(static p => p.Node != 0).GroupBy(static p => p.Node, static p => p.Bundle).ToArray();
        foreach (IGrouping<ulong, int> part in parts)
        {
            if (hostOf(part.Key) is { } host) waiting[part.Key] = host;
            else refusal = $"node {part.Key:x} is gone";
        }

        // A copy: an answer may come before the next node is asked.
        if (refusal is null) foreach (IGrouping<ulong, int> part in parts) Ask(part.Key, [.. part.Select(b => (b, bundles[b]))]);
        else End();
    }

    /// <summary>A node is gone: what it had set aside is gone with it.</summary>
    public void OnNodeLost(ulong node)
    {
        if (waiting.ContainsKey(node)) OnAnswer(node, $"node {node:x} is gone");
    }

    private void Ask(ulong node, (int Bundle, ResourceVector Demand)[] bundles)
        => waiting[node].Prepare(group, bundles, why => OnAnswer(node, why));

    private void OnAnswer(ulong node, string? why)
    {
        // A node that was given up for lost may answer after all.
        if (!waiting.Remove(node, out IBundleHost? host)) return;
        if (why is null) prepared.Add(host);
        else refusal = why;
        if (waiting.Count == 0) End();
    }

    private void End()
    {
        foreach (IBundleHost host in prepared)
        {
            if (refusal is null) host.Commit(group);
            else host.GiveUp(group);
        }

        ended(refusal);
    }
}
