using System.Runtime.InteropServices;

namespace Remote.Serialization;

/// <summary>
/// Copies into arrays that were just made. Where one is large, the system's first touch of each of its pages costs several times the copy:
/// so huge pages are asked for, and several threads touch them.
/// </summary>
internal static unsafe partial class FreshMemory
{
    /// <summary>Below this, starting threads costs more than it saves.</summary>
    private const int Large = 16 << 20;

    private const int Part = 8 << 20;
    private const int MaxThreads = 4;
    private const int HugePage = 2 << 20;
    private const int AdviseHugePages = 14;

    /// <summary>Copies all of <paramref name="source"/> to the start of memory that nobody else knows yet.</summary>
    public static void Fill(ReadOnlySpan<byte> source, Span<byte> fresh)
    {
        if (source.Length < Large)
        {
            source.CopyTo(fresh);
            return;
        }

        fixed (byte* from = source, to = fresh[..source.Length])
        {
            AskForHugePages((nint)to, source.Length);
            CopyParts((nint)from, (nint)to, source.Length);
        }
    }

    private static void CopyParts(nint from, nint to, int length)
    {
        // Cut where huge pages begin: two threads in one would both wait for it.
        int first = (int)(HugePage - (to & (HugePage - 1)));
        int parts = 1 + ((length - first + Part - 1) / Part);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Min(Environment.ProcessorCount, MaxThreads) };
        Parallel.For(0, parts, options, part =>
        {
            long start = part == 0 ? 0 : first + ((part - 1L) * Part);
            long end = Math.Min(length, first + ((long)part * Part));
            Buffer.MemoryCopy((void*)(from + (nint)start), (void*)(to + (nint)start), end - start, end - start);
        });
    }

    // Advice: a system that cannot, or is set not to, goes on with small ones.
    private static void AskForHugePages(nint address, int length)
    {
        if (!OperatingSystem.IsLinux()) return;
        nint start = (address + HugePage - 1) & ~(nint)(HugePage - 1);
        nint end = (address + length) & ~(nint)(HugePage - 1);
        _ = Advise(start, (nuint)(end - start), AdviseHugePages);
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint address, nuint length, int advice);
}
