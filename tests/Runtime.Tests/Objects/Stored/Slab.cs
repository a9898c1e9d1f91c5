using System.Runtime.CompilerServices;

namespace Remote.Runtime.Tests.Objects.Stored;

/// <summary>A struct that is nothing but memory, and more of it than travels inline. .NET has no arrays of such.</summary>
[InlineArray(Length)]
public struct Slab
{
    public const int Length = 110_000;

    private byte first;

    public static Slab Filled(int seed)
    {
        Slab slab = default;
        for (int i = 0; i < Length; i++) slab[i] = (byte)((i * 31) + seed);
        return slab;
    }

    public readonly bool IsFilled(int seed)
    {
        for (int i = 0; i < Length; i++)
        {
            if (this[i] != (byte)((i * 31) + seed)) return false;
        }

        return true;
    }

    public static async Task AssertFilledAsync(ObjectRef<Slab> reference, int seed)
    {
        Assert.True((await reference).IsFilled(seed));
        Assert.True(IsFilled(reference.Get(), seed));
    }

    public static async Task AssertFilledAsync(IAsyncEnumerable<Slab> slabs)
    {
        int seed = 0;
        await foreach (Slab slab in slabs) Assert.True(slab.IsFilled(seed++));
        Assert.NotEqual(0, seed);
    }

    private static bool IsFilled(in Slab slab, int seed) => slab.IsFilled(seed);
}
