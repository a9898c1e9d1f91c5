using System.Diagnostics;
using Remote.Benchmarks.Reporting;

namespace Remote.Benchmarks.Ray;

/// <summary>
/// timeit of ray_microbenchmark_helpers.py: a warm-up, which finds how often to look at the clock, then four rounds; the mean and the deviation of
/// all four.
/// </summary>
internal static class Harness
{
    /// <summary>Of timeit: 4 rounds of 2 s, after a warm-up of 1 s.</summary>
    private const int Rounds = 4;
    private const double WarmUpPerRound = 0.5;
    private const int LooksInWarmUp = 10;

    public static async Task<Reading> TimeAsync(Func<Task> operation, double multiplier, TimeSpan round, CancellationToken stop)
    {
        (long warm, _) = await RunAsync(operation, 1, round * WarmUpPerRound, stop);
        long step = warm / LooksInWarmUp + 1;
        double[] rates = new double[Rounds];
        for (int i = 0; i < rates.Length; i++)
        {
            (long count, double seconds) = await RunAsync(operation, step, round, stop);
            rates[i] = multiplier * count / seconds;
        }

        double mean = rates.Average();
        return new Reading(mean, Math.Sqrt(rates.Average(rate => (rate - mean) * (rate - mean))));
    }

    private static async Task<(long Count, double Seconds)> RunAsync(Func<Task> operation, long step, TimeSpan time, CancellationToken stop)
    {
        long count = 0;
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < time)
        {
            for (long i = 0; i < step; i++)
            {
                stop.ThrowIfCancellationRequested();
                await operation();
            }

            count += step;
        }

        return (count, clock.Elapsed.TotalSeconds);
    }
}
