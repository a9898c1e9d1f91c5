using MemoryPack;

namespace Remote.Scheduling;

/// <summary>Where something is to be placed. Equal by content: it is part of a scheduling class. Only the members of its kind are set.</summary>
[MemoryPackable]
internal sealed partial record PlacementRule(
    PlacementKind Kind, ulong Node = 0, bool Soft = false, string? Key = null, string? Value = null, GroupId Group = default, int Bundle = PlacementRule.AnyBundle)
{
    public const int AnyBundle = -1;

    public static readonly PlacementRule Hybrid = new(PlacementKind.Hybrid);

    public static readonly PlacementRule Spread = new(PlacementKind.Spread);

    public static PlacementRule On(ulong node, bool soft) => new(PlacementKind.Node, Node: node, Soft: soft);

    public static PlacementRule Labelled(string key, string value) => new(PlacementKind.Label, Key: key, Value: value);

    public static PlacementRule In(GroupId group, int bundle) => new(PlacementKind.Bundle, Group: group, Bundle: bundle);

    public override string ToString() => Kind switch
    {
        PlacementKind.Spread => "spread",
        PlacementKind.Node => $"{(Soft ? "preferably " : "")}on node {Node:x}",
        PlacementKind.Label => $"on a node with {Key}={Value}",
        PlacementKind.Bundle => $"in {(Bundle == AnyBundle ? "" : $"bundle {Bundle} of ")}placement group {Group}",
        _ => "anywhere",
    };
}
