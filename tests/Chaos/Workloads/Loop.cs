namespace Chaos.Workloads;

/// <summary>Runs one step over and over on several lanes; what it throws is a broken promise.</summary>
internal static class Loop
{
    public static Task RunAsync(int lanes, int seed, Figures figures, CancellationToken stop, Func<Random, Task> step)
        => Task.WhenAll(Enumerable.Range(0, lanes).Select(lane => Task.Run(() => LaneAsync(new Random(seed + lane), figures, stop, step), CancellationToken.None)));

    private static async Task LaneAsync(Random random, Figures figures, CancellationToken stop, Func<Random, Task> step)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await step(random);
            }
            catch (Exception e)
            {
                figures.Break($"{e.GetType().Name}: {e.Message}");
                // A promise that is broken at once is broken a thousand times a second.
                if (figures.BrokenCount > 100) return;
            }
        }
    }
}
