using System.Diagnostics;

namespace Remote.Benchmarks.Objects;

/// <summary>Times work: rates after a warm-up, and the best of some runs, which is the one that others on the machine disturbed least.</summary>
internal static class Clock
{
    private const int Batch = 1000;

    public static double PerSecond(Action work, TimeSpan time)
    {
        Run(work, time / 4);
        return Run(work, time);
    }

    /// <summary>Seconds of the quickest run, and of the first.</summary>
    public static async Task<(double Best, double First)> BestAsync(int runs, Func<Task> work)
    {
        double first = await SecondsAsync(work);
        double best = first;
        for (int run = 1; run < runs; run++) best = Math.Min(best, await SecondsAsync(work));
        return (best, first);
    }

    public static async Task<double> SecondsAsync(Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed.TotalSeconds;
    }

    public static double Seconds(Action work)
    {
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed.TotalSeconds;
    }

    private static double Run(Action work, TimeSpan time)
    {
        long count = 0;
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < time)
        {
            for (int i = 0; i < Batch; i++) work();
            count += Batch;
        }

        return count / clock.Elapsed.TotalSeconds;
    }
}
