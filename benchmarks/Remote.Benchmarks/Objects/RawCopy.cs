using System.Numerics.Tensors;

namespace Remote.Benchmarks.Objects;

/// <summary>What this machine's memory allows: copies without any runtime around them.</summary>
internal static class RawCopy
{
    /// <summary>Seconds to copy between two arrays that were touched before.</summary>
    public static double ToTouched(float[] source)
    {
        float[] destination = (float[])source.Clone();
        return Best(() => source.CopyTo(destination, 0));
    }

    /// <summary>Seconds to copy into a new array: its pages are fresh, unless the collector has some left.</summary>
    public static double ToNew(float[] source) => Best(() =>
    {
        float[] destination = GC.AllocateUninitializedArray<float>(source.Length);
        source.CopyTo(destination, 0);
        GC.KeepAlive(destination);
    });

    /// <summary>Seconds to read an array on so many threads.</summary>
    public static double Read(float[] source, int threads) => Best(() => Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, _ => Sum(source)));

    public static float Sum(ReadOnlySpan<float> values) => TensorPrimitives.Sum(values);

    public static double Best(Action work)
    {
        double best = double.MaxValue;
        for (int run = 0; run < 5; run++) best = Math.Min(best, Clock.Seconds(work));
        return best;
    }
}
