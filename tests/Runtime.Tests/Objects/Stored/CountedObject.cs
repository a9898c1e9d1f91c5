namespace Remote.Runtime.Tests.Objects.Stored;

/// <summary>An object as <see cref="CountingModel"/> knows it.</summary>
internal sealed class CountedObject(int key, int owner, int sum, HashSet<int> holders)
{
    public int Key { get; } = key;

    public int Owner { get; } = owner;

    public int Sum { get; } = sum;

    /// <summary>Who holds a ref.</summary>
    public HashSet<int> Holders { get; } = holders;

    /// <summary>Its owner is dead: its value is gone, or will be.</summary>
    public bool IsOrphan { get; set; }
}
