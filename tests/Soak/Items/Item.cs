using Chaos.Work;
using Remote;

namespace Soak.Items;

/// <summary>An object that a lane keeps alive, and what must be in it.</summary>
internal abstract class Item(int seed, int count)
{
    public long Bytes { get; } = (long)count * sizeof(int);

    public long Hash { get; } = Numbers.Hash(Numbers.Make(seed, count));

    /// <summary>Gets it here: its hash.</summary>
    public abstract Task<long> ReadAsync();

    /// <summary>Has a task read it: its hash.</summary>
    public abstract ObjectRef<long> Send();

    /// <summary>Has a task read it and make other numbers.</summary>
    public abstract ObjectRef<int[]> Renew(int seed, int count);

    /// <summary>Lets go of it at once; one that is not dropped is found by the collector.</summary>
    public abstract void Drop();
}
