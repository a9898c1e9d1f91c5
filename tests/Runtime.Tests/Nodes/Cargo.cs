using System.IO.Hashing;
using System.Runtime.InteropServices;
using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Nodes;

/// <summary>Tasks that make and read large values, and say where.</summary>
internal static class Cargo
{
    public static float[] Numbers(int count, int seed)
    {
        var numbers = new float[count];
        for (int i = 0; i < count; i++) numbers[i] = (i * 7) + seed;
        return numbers;
    }

    public static ulong HashOf(ReadOnlySpan<float> numbers) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(numbers));

    [Remote]
    public static float[] Make(int count, int seed) => Numbers(count, seed);

    /// <summary>Its node, and the value's hash.</summary>
    [Remote]
    public static (string Node, ulong Hash) Read(ReadOnlyMemory<float> numbers) => (RemoteContext.Current.NodeId, HashOf(numbers.Span));

    [Remote]
    public static string[] ReadTwo(ReadOnlyMemory<float> one, ReadOnlyMemory<float> two) => [RemoteContext.Current.NodeId, $"{HashOf(one.Span):x}", $"{HashOf(two.Span):x}"];

    /// <summary>Lets go of what this process read in place, which it holds until its collector has looked.</summary>
    [Remote]
    public static void Collect() => Collector.CollectHere();

    /// <summary>Reads once so many are about to.</summary>
    [Remote]
    public static async Task<ulong> ReadTogether(string folder, int count, ObjectRef<float[]>[] one)
    {
        Place.Meet(folder, "reader", count);
        return HashOf(await one[0]);
    }
}
