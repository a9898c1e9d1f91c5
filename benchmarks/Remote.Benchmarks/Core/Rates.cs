using System.Diagnostics;

namespace Remote.Benchmarks.Core;

/// <summary>Calls per second, one outstanding or many.</summary>
internal static class Rates
{
    public static async Task<double> OneAtATimeAsync(Func<int, ObjectRef<int>> call, TimeSpan time)
    {
        long count = 0;
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < time) count += await call((int)count) > int.MinValue ? 1 : 0;
        return count / clock.Elapsed.TotalSeconds;
    }

    /// <summary>One at a time, each waited for by blocking.</summary>
    public static double Blocking(Func<int, ObjectRef<int>> call, TimeSpan time)
    {
        long count = 0;
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < time) count += call((int)count).Get() > int.MinValue ? 1 : 0;
        return count / clock.Elapsed.TotalSeconds;
    }

    public static async Task<double> ManyAsync(Func<int, ObjectRef<int>> call, int outstanding, TimeSpan time)
    {
        long count = 0;
        var clock = Stopwatch.StartNew();
        var refs = new ObjectRef<int>[outstanding];
        while (clock.Elapsed < time)
        {
            for (int i = 0; i < refs.Length; i++) refs[i] = call(i);
            await refs;
            count += refs.Length;
        }

        return count / clock.Elapsed.TotalSeconds;
    }
}
