using Remote.Runtime.Tests.Support;
using Remote.Storage.Sockets;

namespace Remote.Runtime.Tests.Storage;

public sealed class ObjectStoreMemoryTests
{
    [Fact(Timeout = TestLimits.Usual)]
    public async Task Less_than_a_mebibyte_is_refused()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => Cluster.StartAsync(new() { Workers = 1, ObjectStoreMemory = 1000 }));
        Assert.Contains(nameof(ClusterOptions.ObjectStoreMemory), error.Message);
    }

    [Theory(Timeout = TestLimits.Usual)]
    [InlineData(Isolation.Process)]
    [InlineData(Isolation.Thread)]
    public async Task The_store_has_that_size_takes_nothing_until_it_is_used_and_leaves_no_file(Isolation isolation)
    {
        StoreAddress address;
        await using (Cluster cluster = await Cluster.StartAsync(new() { Workers = 1, Cpus = 1, Isolation = isolation, ObjectStoreMemory = 48 << 20 }))
        {
            address = cluster.Store.Address;
            Assert.Equal((48 << 20, 0), (cluster.Store.Table.Usage.Capacity, cluster.Store.Table.Usage.Committed));
            if (OperatingSystem.IsLinux()) Assert.StartsWith("/dev/shm/", address.ArenaPath);
            StoredNote note = await Writers.Remote().WriteFor(cluster.Session.Number, 200_000, seed: 1);
            Assert.True(Writers.HasBytes(cluster.Session, Writers.At(note), seed: 1));
        }

        Assert.False(Directory.Exists(Path.GetDirectoryName(address.ArenaPath)));
        Assert.False(File.Exists(address.SocketPath));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task By_default_it_has_thirty_percent_of_the_memory_or_what_is_free()
    {
        await using Cluster cluster = await Cluster.StartAsync(new() { Workers = 1, Cpus = 1 });
        long third = (long)(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes * 0.3);
        Assert.InRange(cluster.Store.Table.Usage.Capacity, 1 << 20, third);
    }
}
