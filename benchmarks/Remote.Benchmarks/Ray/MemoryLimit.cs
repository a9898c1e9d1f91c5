using Remote.Benchmarks.Objects;

namespace Remote.Benchmarks.Ray;

/// <summary>What this machine's memory allows, without any runtime: the copies that puts of large arrays cannot do without.</summary>
internal static class MemoryLimit
{
    /// <summary>Copies of a new array into memory that was touched before, one thread, the best of some. Nothing is written to the source, as in the workload: it is read from zero pages.</summary>
    public static double CopiesPerSecond(int length)
    {
        long[] source = new long[length];
        long[] target = new long[length];
        Array.Fill(target, 1);
        return 1 / RawCopy.Best(() => source.CopyTo(target, 0));
    }

    /// <summary>So many copies of new arrays by the tasks of the workload, which do all that it does but put: made there, as new memory costs what the process's collector has left.</summary>
    public static double NewArrayCopiesPerSecond(int length, int clients, int copies) => clients * copies / RawCopy.Best(() =>
    {
        foreach (ObjectRef copied in Enumerable.Range(0, clients).Select(_ => SmallTasks.Remote().DoCopy(length, copies)).ToArray()) copied.Get();
    });
}
