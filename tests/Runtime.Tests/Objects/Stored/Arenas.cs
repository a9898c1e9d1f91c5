using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Remote.Runtime.Tests.Failures;
using Remote.Runtime.Tests.Support;
using Remote.Serialization;
using Remote.Storage.Blocks;

namespace Remote.Runtime.Tests.Objects.Stored;

/// <summary>What tests ask the store, and the memory map of their process.</summary>
internal static class Arenas
{
    /// <summary>More than travels inline, in elements of four bytes.</summary>
    public const int Many = 300_000;

    public static StoreUsage Usage => Cluster.Current!.Store.Table.Usage;

    /// <summary>Whether elements lie in the store's memory, as this process has it.</summary>
    public static unsafe bool Has<T>(ReadOnlyMemory<T> memory)
    {
        ulong address = (ulong)Unsafe.AsPointer(ref MemoryMarshal.GetReference(memory.Span));
        foreach (string line in File.ReadLines("/proc/self/maps"))
        {
            string[] range = line.Split(' ')[0].Split('-');
            if (address < ulong.Parse(range[0], NumberStyles.HexNumber) || address >= ulong.Parse(range[1], NumberStyles.HexNumber)) continue;
            return line.Contains("/arena", StringComparison.Ordinal);
        }

        return false;
    }

    /// <summary>Waits until nothing is stored; everybody collects meanwhile.</summary>
    public static async Task AssertEmptyAsync(int workers = 2)
    {
        long end = Environment.TickCount64 + (long)Limits.Wait.TotalMilliseconds;
        while (Usage.Count > 0 && Environment.TickCount64 < end) await Collector.CollectAsync(workers);
        Assert.True(Usage is { Count: 0, Used: 0 }, $"{Usage}; this process holds {HeldBlocks.Count} blocks.");
    }

    /// <summary>Waits, without any collection, until so many objects are stored.</summary>
    public static Task UntilCountAsync(int count) => Signals.UntilAsync(() => Usage.Count == count, $"{Usage.Count} objects are stored, not {count}.");

    public static float[] Numbers(int count, int seed = 0)
    {
        var numbers = new float[count];
        for (int i = 0; i < count; i++) numbers[i] = i + seed;
        return numbers;
    }

    public static byte[] Bytes(int count, int seed = 0)
    {
        var bytes = new byte[count];
        for (int i = 0; i < count; i++) bytes[i] = (byte)((i * 31) + seed);
        return bytes;
    }

    public static string Text(int count, string alphabet = "abcdefghij")
        => string.Create(count, alphabet, static (text, letters) =>
        {
            for (int i = 0; i < text.Length; i++) text[i] = letters[i % letters.Length];
        });
}
