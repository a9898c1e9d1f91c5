namespace Remote.Runtime.Tests.Failures;

/// <summary>What failure tests do to a whole cluster.</summary>
internal static class ClusterFixtureExtensions
{
    /// <summary>Kills the workers that run tasks, and waits until as many others serve; the processes that were killed.</summary>
    public static async Task<int[]> KillTaskWorkersAsync(this ClusterFixture fixture)
    {
        int[] killed = [.. fixture.Cluster.Workers.Where(w => w.Role == "tasks").Select(w => w.ProcessId)];
        foreach (int process in killed) Kill.Process(process);
        await Signals.UntilAsync(
            () =>
            {
                int[] now = [.. fixture.Cluster.Workers.Where(w => w.Role == "tasks").Select(w => w.ProcessId)];
                return now.Length >= 2 && !now.Intersect(killed).Any();
            },
            "The workers were not replaced.");
        return killed;
    }
}
