using System.Runtime.InteropServices;

namespace Remote.Runtime.Tests.Lineage;

/// <summary>Loses objects as a stray write would: it flips bits in the head of their blocks, in the file that is the node's shared memory.</summary>
internal static class Damage
{
    /// <summary>"RMSTORE1": the first bytes of a block's head; its object's number is the third word, the object's length the fourth.</summary>
    private const ulong Magic = 0x3145524f54534d52;

    private const int Alignment = 64;

    /// <summary>Loses the values of refs of this process.</summary>
    public static void Lose(params ObjectRef[] references)
    {
        HashSet<ulong> numbers = [.. references.Select(static r => r.Stored!.At.Id.Number)];
        Assert.Equal(numbers.Count, Flip((number, _) => numbers.Contains(number)));
    }

    /// <summary>Loses every object of a length, whoever owns it.</summary>
    public static void LoseAll(long length) => Assert.NotEqual(0, Flip((_, found) => found == length));

    private static int Flip(Func<ulong, long, bool> wanted)
    {
        using FileStream arena = new(Cluster.Current!.Store.Table.Arena.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[Cluster.Current.Store.Table.Arena.Committed];
        arena.ReadExactly(bytes);
        int flipped = 0;
        for (int at = 0; at + Alignment <= bytes.Length; at += Alignment)
        {
            ReadOnlySpan<ulong> head = MemoryMarshal.Cast<byte, ulong>(bytes.AsSpan(at, 32));
            if (head[0] != Magic || !wanted(head[2], (long)head[3])) continue;
            arena.Position = at + 40;
            arena.WriteByte((byte)~bytes[at + 40]);
            flipped++;
        }

        return flipped;
    }
}
