using Chaos;
using Chaos.Work;
using Remote;
using Soak.Work;

namespace Soak.Items;

/// <summary>Numbers that each reader gets a copy of.</summary>
internal sealed class ArrayItem(ObjectRef<int[]> reference, int seed, int count) : Item(seed, count)
{
    public ObjectRef<int[]> Reference { get; } = reference;

    public override async Task<long> ReadAsync() => Numbers.Hash(await Reference.Soon());

    public override ObjectRef<long> Send() => Numbers.Remote().Hash(Reference);

    public override ObjectRef<int[]> Renew(int seed, int count) => Blocks.Remote().Renew(Reference, Hash, seed, count);

    public override void Drop() => Reference.Dispose();
}
