using System.Globalization;
using Remote.Scheduling;

namespace Remote;

/// <summary>Where a task or an actor is to run. Without one, nodes are filled to half, then the least loaded ones are taken.</summary>
public sealed class Placement
{
    private Placement(PlacementRule rule) => Rule = rule;

    /// <summary>On one node after the other, among those that have room.</summary>
    public static Placement Spread { get; } = new(PlacementRule.Spread);

    internal PlacementRule Rule { get; }

    /// <summary>On a certain node, once it has room.</summary>
    /// <param name="id">Its id, as <see cref="Cluster.Nodes"/> and <see cref="RemoteContext.NodeId"/> give it.</param>
    /// <param name="soft">Whether another will do where there is no such node, or it could never hold the work; else that fails at once.</param>
    /// <exception cref="ArgumentException">The text is no node's id, and <paramref name="soft"/> is not set.</exception>
    public static Placement Node(string id, bool soft = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        bool parsed = ulong.TryParse(id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong node);
        // Softly, a text that names no node is as good as a node that has left: 0 is nobody's id.
        if (!parsed && !soft)
            throw new ArgumentException($"'{id}' is no node's id. Cluster.Nodes and RemoteContext.Current.NodeId have the ids.", nameof(id));
        return new(PlacementRule.On(node, soft));
    }

    /// <summary>On a node that was started with a label (<see cref="ClusterOptions.Labels"/>). Where no node has it, the work fails at once.</summary>
    /// <param name="name">The label's name.</param>
    /// <param name="value">Its value.</param>
    public static Placement Label(string name, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(value);
        return new(PlacementRule.Labelled(name, value));
    }

    /// <summary>In a placement group: out of what its bundle has set aside.</summary>
    /// <param name="group">The group.</param>
    /// <param name="bundle">The bundle's place in the group, from 0; -1 is any that has room.</param>
    /// <exception cref="ArgumentOutOfRangeException">The group has no such bundle.</exception>
    public static Placement In(PlacementGroup group, int bundle = -1)
    {
        ArgumentNullException.ThrowIfNull(group);
        if (bundle < -1 || bundle >= group.BundleCount)
            throw new ArgumentOutOfRangeException(nameof(bundle), bundle, $"The placement group has the bundles 0 to {group.BundleCount - 1}. Give one of them, or -1 for any.");
        return new(PlacementRule.In(group.GroupId, bundle));
    }

    /// <summary>The rule in words.</summary>
    public override string ToString() => Rule.ToString();
}
