namespace Remote.Runtime.Tests.Driver;

/// <summary>Calls without a cluster: the first starts one. Several threads make it at the same time.</summary>
internal static class FirstCalls
{
    private const int Threads = 8;

    public static async Task<int> RunAsync()
    {
        using var barrier = new Barrier(Threads);
        int[] values = await Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Factory.StartNew(
            () =>
            {
                barrier.SignalAndWait();
                return Work.Remote().One().Get();
            },
            TaskCreationOptions.LongRunning)));
        Console.WriteLine($"values={string.Join(',', values)}");
        Console.WriteLine($"cpus={Environment.ProcessorCount} workers={Cluster.Current!.Workers.Count}");
        await Cluster.Current.DisposeAsync();
        return 0;
    }
}
