namespace Remote.Scheduling.Groups;

/// <summary>What a group has lost with a node.</summary>
/// <param name="Group">Which group.</param>
/// <param name="Bundles">Its bundles that were there; none where it only waited.</param>
/// <param name="Never">Why it can never be placed, or placed anew; null where it can.</param>
internal readonly record struct GroupLoss(GroupEntry Group, int[] Bundles, string? Never)
{
    /// <summary>The bundles in words.</summary>
    public string Which => $"{(Bundles.Length == 1 ? "bundle" : "the bundles")} {string.Join(", ", Bundles)}";
}
