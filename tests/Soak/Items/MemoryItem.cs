using Chaos;
using Chaos.Work;
using Remote;
using Soak.Work;

namespace Soak.Items;

/// <summary>Numbers that are read in place.</summary>
internal sealed class MemoryItem(ObjectRef<ReadOnlyMemory<int>> reference, int seed, int count) : Item(seed, count)
{
    public override async Task<long> ReadAsync() => Numbers.HashOf((await reference.Soon()).Span);

    public override ObjectRef<long> Send() => Blocks.Remote().Hash(reference);

    public override ObjectRef<int[]> Renew(int seed, int count) => Blocks.Remote().Renew(reference, Hash, seed, count);

    public override void Drop() => reference.Dispose();
}
