using MemoryPack;
using Remote.Hosting;
using Remote.Scheduling;

namespace Remote;

/// <summary>
/// Resources set aside together, all bundles or none, for tasks and actors that are placed there with <see cref="Placement.In"/>. Holds them until
/// it is disposed, or the process that created it ends. May be passed to tasks and actors. Bundles that are lost with a node are placed on another;
/// where none could ever hold them, the group is removed.
/// </summary>
[MemoryPackable]
public sealed partial class PlacementGroup : IAsyncDisposable
{
    private readonly Session session = Session.Current;

    [MemoryPackConstructor]
    internal PlacementGroup(GroupId groupId, int bundleCount, PlacementStrategy strategy, string? name)
        => (GroupId, BundleCount, Strategy, Name) = (groupId, bundleCount, strategy, name);

    /// <summary>Its id in the cluster.</summary>
    [MemoryPackIgnore]
    public string Id => GroupId.ToString();

    /// <summary>How many bundles it has.</summary>
    public int BundleCount { get; }

    /// <summary>How its bundles are laid on nodes.</summary>
    public PlacementStrategy Strategy { get; }

    /// <summary>The name by which <see cref="GetAsync"/> finds it; null for none.</summary>
    public string? Name { get; }

    [MemoryPackInclude]
    internal GroupId GroupId { get; }

    /// <summary>Sets the bundles aside, all or none. Ends when they are; until then it waits for what others hold.</summary>
    /// <param name="bundles">What to set aside, at least one bundle.</param>
    /// <param name="strategy">How to lay them on nodes.</param>
    /// <param name="name">A name for <see cref="GetAsync"/>; null for none.</param>
    /// <param name="cancellationToken">Ends the wait and withdraws the group.</param>
    /// <exception cref="InfeasibleResourcesException">The nodes could never hold the bundles; the message names what is missing. At once.</exception>
    /// <exception cref="ArgumentException">There is no bundle, one asks for nothing or for what is no amount, or the name is empty.</exception>
    /// <exception cref="InvalidOperationException">Another group has the name.</exception>
    public static async Task<PlacementGroup> CreateAsync(
        IReadOnlyList<Bundle> bundles, PlacementStrategy strategy = PlacementStrategy.Pack, string? name = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bundles);
        if (bundles.Count == 0) throw new ArgumentException("A placement group needs at least one bundle.", nameof(bundles));
        if (!Enum.IsDefined(strategy)) throw new ArgumentOutOfRangeException(nameof(strategy), strategy, "There is no such strategy.");
        if (name is not null && string.IsNullOrWhiteSpace(name)) throw new ArgumentException("The name is empty. Give one, or leave it out.", nameof(name));
        ResourceVector[] vectors = [.. bundles.Select(static b => b.ToVector())];
        int empty = Array.FindIndex(vectors, static v => v.IsEmpty);
        if (empty >= 0) throw new ArgumentException($"Bundle {empty} asks for nothing. Set Cpus, Gpus, Memory or Resources.", nameof(bundles));
        return await Session.Current.Groups.CreateAsync(vectors, strategy, name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The group of a name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="KeyNotFoundException">No group that is ready has the name.</exception>
    public static async Task<PlacementGroup> GetAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return await Session.Current.Groups.FindAsync(name, cancellationToken).ConfigureAwait(false)
            ?? throw new KeyNotFoundException($"No placement group that is ready is named '{name}'. Create it with the name, or check it.");
    }

    /// <summary>
    /// Removes the group and ends when its resources are free again. Tasks that are in it or wait for it fail with
    /// <see cref="PlacementGroupRemovedException"/>, actors in it end with that as the cause. Removing it again does nothing.
    /// </summary>
    public ValueTask DisposeAsync() => new(session.Groups.RemoveAsync(GroupId));
}
