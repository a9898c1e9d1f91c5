using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.Storage.Spilling;

/// <summary>A cluster with a small store and a folder for what has no room there; its end checks that nothing is left in it.</summary>
internal sealed class SpillCluster : IAsyncDisposable
{
    public const int MiB = 1 << 20;

    /// <summary>Bytes of one object.</summary>
    public const int Size = 2 * MiB;

    private readonly string? ownFolder;

    private SpillCluster(OwnCluster cluster, string folder, string? ownFolder) => (Own, Folder, this.ownFolder) = (cluster, folder, ownFolder);

    public OwnCluster Own { get; }

    public string Folder { get; }

    public string[] Files => Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*.spill", SearchOption.AllDirectories) : [];

    public ObjectStoreInfo Store => Own.Cluster.ObjectStore;

    public static async Task<SpillCluster> StartAsync(int storeMiB = 32, string? folder = null)
    {
        string? own = folder is null ? Directory.CreateTempSubdirectory("remote-spill-").FullName : null;
        var options = new ClusterOptions { Workers = 2, Cpus = 2, ObjectStoreMemory = storeMiB * (long)MiB, SpillDirectory = folder ?? own };
        return new SpillCluster(await OwnCluster.StartAsync(options), folder ?? own!, own);
    }

    public static ObjectRef<long[]>[] PutMany(int count) => [.. Enumerable.Range(0, count).Select(static i => ObjectRef.Put(Chunks.Make(i, Size)))];

    public int Logged(string text) => Own.Logged.Count(l => l.Contains(text, StringComparison.Ordinal));

    public Task UntilAsync(Func<ObjectStoreInfo, bool> condition) => Signals.UntilAsync(() => condition(Store), $"The store did not come to what was waited for: {Store}");

    public async ValueTask DisposeAsync()
    {
        await Own.DisposeAsync();
        Assert.Empty(Files);
        if (ownFolder is not null && Directory.Exists(ownFolder)) Directory.Delete(ownFolder, recursive: true);
    }
}
