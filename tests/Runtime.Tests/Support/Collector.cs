using System.Runtime.CompilerServices;
using Remote.Hosting;

namespace Remote.Runtime.Tests.Support;

/// <summary>Collects garbage here and in the workers, and counts what is left.</summary>
internal static class Collector
{
    /// <summary>How many objects others hold, by process: this one's first.</summary>
    public static async Task<int[]> CollectAsync(int workers)
    {
        using var place = new Place();
        int[] counts = await CollectOnWorkers(place.Folder, workers);
        CollectHere();
        return [Cluster.Current!.Session.Objects.ExportCount, .. counts];
    }

    /// <summary>Collects on the workers alone: how many objects each has lent.</summary>
    public static async Task<int[]> CollectElsewhereAsync(int workers)
    {
        using var place = new Place();
        return await CollectOnWorkers(place.Folder, workers);
    }

    /// <summary>Collects until nobody holds anything of others.</summary>
    public static async Task AssertNothingIsLentAsync(int workers)
    {
        DateTime end = DateTime.UtcNow + TimeSpan.FromSeconds(30);
        int[] counts = await CollectAsync(workers);
        while (counts.Sum() > 0 && DateTime.UtcNow < end) counts = await CollectAsync(workers);
        Assert.All(counts, static count => Assert.Equal(0, count));
    }

    /// <summary>On as many workers as take part: they wait for each other.</summary>
    [Remote]
    public static int CollectTogether(string folder, int count)
    {
        Place.Meet(folder, "collect", count);
        CollectHere();
        return Session.Current.Objects.ExportCount;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void CollectHere()
    {
        for (int i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<int[]> CollectOnWorkers(string folder, int workers)
        => await Enumerable.Range(0, workers).Select(_ => Collector.Remote().CollectTogether(folder, workers)).ToArray();
}
