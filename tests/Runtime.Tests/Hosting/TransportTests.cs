using System.Diagnostics;
using Remote.Messaging.Rings;
using Remote.Runtime.Tests.ActorModel;
using Remote.Runtime.Tests.Failures;
using Remote.Runtime.Tests.Support;
using Remote.Runtime.Tests.Tasks;

namespace Remote.Runtime.Tests.Hosting;

/// <summary>Each test has a cluster of its own, over one of the transports.</summary>
public sealed class TransportTests
{
    [Theory(Timeout = TestLimits.Usual)]
    [InlineData(Transport.Auto)]
    [InlineData(Transport.NetMQ)]
    public async Task Tasks_actors_and_refs_work_over_either(Transport transport)
    {
        await using Cluster cluster = await StartAsync(transport);
        IActorRef<Counter> counter = Counter.Remote(10);
        Assert.Equal(11, await counter.Increment());
        Assert.Equal(5, await Steps.Remote().AddTo(counter, 5));
        ObjectRef<int>[] many = [.. Enumerable.Range(0, 2000).Select(i => Echoes.Remote().Back(i))];
        Assert.Equal(Enumerable.Range(0, 2000), await many);
        Assert.Equal(7, await Echoes.Remote().Back(Echoes.Remote().Back(ObjectRef.Put(7))));
    }

    [Theory(Timeout = TestLimits.Usual)]
    [InlineData(Transport.Auto)]
    [InlineData(Transport.NetMQ)]
    public async Task The_processes_speak_what_was_asked_for(Transport transport)
    {
        await using Cluster cluster = await StartAsync(transport);
        bool rings = transport == Transport.Auto && RingsHaveRoom();
        Assert.Equal(rings ? "ring" : "tcp", new Uri(cluster.Session.Address.Endpoint).Scheme);
        Assert.Equal(1, await Echoes.Remote().Back(1));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_killed_worker_leaves_none_of_its_rings_behind()
    {
        if (!RingsHaveRoom()) return;
        await using Cluster cluster = await StartAsync(Transport.Auto);
        WorkerInfo worker = cluster.Workers.First();
        Assert.Equal(1, await Echoes.Remote().Back(1));
        string folder = Path.GetDirectoryName(new Uri(cluster.Session.Address.Endpoint).LocalPath)!;
        Assert.NotEmpty(FilesOf(folder, worker));

        Process.GetProcessById(worker.ProcessId).Kill();
        await Task.Run(() => Place.AwaitThat(() => FilesOf(folder, worker).Length == 0, "its files to go"));
        Assert.Equal(2, await Echoes.Remote().Back(2));
    }

    [Fact]
    public async Task A_transport_that_there_is_not_is_refused()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => Cluster.StartAsync(new() { Transport = (Transport)7 }));
        Assert.Contains("ClusterOptions.Transport", error.Message, StringComparison.Ordinal);
    }

    private static Task<Cluster> StartAsync(Transport transport)
        => Cluster.StartAsync(new() { Workers = 2, Cpus = 2, ObjectStoreMemory = 16 << 20, Transport = transport });

    private static string[] FilesOf(string folder, WorkerInfo worker)
        => Directory.GetFiles(folder, $"ring-{Convert.ToUInt64(worker.Id, 16)}*");

    private static bool RingsHaveRoom()
        => RingMessenger.IsSupported && Directory.Exists("/dev/shm") && new DriveInfo("/dev/shm").AvailableFreeSpace > 1L << 30;
}
