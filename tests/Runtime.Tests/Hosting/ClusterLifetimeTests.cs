using System.Diagnostics;
using Remote.Nodes.Sessions;
using Remote.Runtime.Tests.Failures;
using Remote.Runtime.Tests.Support;
using Remote.Runtime.Tests.Tasks;

namespace Remote.Runtime.Tests.Hosting;

/// <summary>Each test starts clusters of its own.</summary>
public sealed class ClusterLifetimeTests
{
    private static readonly ClusterOptions One = new() { Workers = 1, Cpus = 1 };

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_second_cluster_is_refused_while_one_runs()
    {
        await using Cluster cluster = await Cluster.StartAsync(One);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Cluster.StartAsync(One));
        Assert.Contains("runs in this process already", error.Message);
        Assert.Contains("Cluster.Current", error.Message);
        Assert.Same(cluster, Cluster.Current);
        Assert.Equal(3, await Work.Remote().Add(1, 2));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Of_two_that_start_at_once_one_is_refused()
    {
        Task<Cluster>[] starts = [Cluster.StartAsync(One), Cluster.StartAsync(One)];
        await Assert.ThrowsAsync<InvalidOperationException>(() => Task.WhenAll(starts));
        await using Cluster cluster = await starts.Single(static s => s.IsCompletedSuccessfully);
        Assert.Same(cluster, Cluster.Current);
    }

    /// <summary>Workers start before the store is made.</summary>
    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_start_that_cannot_make_its_store_leaves_no_process_behind()
    {
        using var place = new Place();
        string file = Path.Combine(place.Folder, "file");
        await File.WriteAllTextAsync(file, "no directory");
        await Assert.ThrowsAsync<ArgumentException>(() => Cluster.StartAsync(One with { SpillDirectory = file }));
        await Signals.UntilAsync(static () => OwnCluster.WorkerProcesses().Length == 0, "A worker outlived the start that failed.");
        await using Cluster cluster = await Cluster.StartAsync(One);
        Assert.Equal(3, await Work.Remote().Add(1, 2));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Another_one_starts_after_the_first_was_disposed()
    {
        int first, second;
        await using (await Cluster.StartAsync(One)) first = await Work.Remote().ProcessId();
        Assert.Null(Cluster.Current);
        await using (await Cluster.StartAsync(One)) second = await Work.Remote().ProcessId();
        Assert.NotEqual(first, second);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_call_after_the_end_says_that_the_cluster_was_stopped()
    {
        await using (await Cluster.StartAsync(One)) await Work.Remote().Add(1, 2);
        var error = Assert.Throws<ObjectDisposedException>(() => Work.Remote().Add(1, 2));
        Assert.Contains("Cluster.StartAsync", error.Message);
        Assert.Throws<ObjectDisposedException>(() => ObjectRef.Put(1));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Refs_that_are_pending_at_the_end_fail()
    {
        using var place = new Place();
        ObjectRef<int> running, queued;
        Task<int> waiting;
        Task blocked;
        await using (await Cluster.StartAsync(One))
        {
            running = Cancellable.Remote().Ignore(place.Folder);
            queued = Work.Remote().Add(running, 2);
            waiting = running.AsTask();
            blocked = Task.Run(() => queued.Get());
            await Task.Run(() => Place.AwaitThat(() => Place.Count(place.Folder, "busy-") == 1, "running task"));
        }

        foreach (ObjectRef<int> one in new[] { running, queued })
        {
            Assert.True(one.IsCompleted);
            var error = await Assert.ThrowsAsync<ObjectDisposedException>(async () => await one);
            Assert.Contains("stopped before the call ended", error.Message);
        }

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => blocked);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Values_that_are_here_outlive_the_cluster()
    {
        ObjectRef<string> put;
        ObjectRef<int> made;
        await using (await Cluster.StartAsync(One))
        {
            put = ObjectRef.Put("kept");
            made = Work.Remote().Add(1, 2);
            await made;
        }

        Assert.Equal("kept", await put);
        Assert.Equal(3, await made);
        await using (await Cluster.StartAsync(One)) Assert.Equal(6, await Work.Remote().Add(made, 3));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_ref_of_a_stopped_cluster_is_refused_inside_a_value()
    {
        ObjectRef<int> old;
        await using (await Cluster.StartAsync(One)) old = ObjectRef.Put(1);
        await using (await Cluster.StartAsync(One))
        {
            // Takes the number that the old one would have.
            Assert.Equal(5, await Objects.Refs.Remote().SumAll([ObjectRef.Put(5)]));
            ObjectRef<int> sum = Objects.Refs.Remote().SumAll([old]);
            var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await sum);
            Assert.Contains("stopped", error.Message);
        }
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Starting_and_stopping_leaves_nothing_behind()
    {
        using var place = new Place();
        using var own = new SessionFolders(place.Folder);
        List<int> processes = [];
        for (int i = 0; i < 5; i++)
        {
            await using Cluster cluster = await Cluster.StartAsync(new() { Workers = 2, Cpus = 2 });
            await Enumerable.Range(0, 100).Select(n => Work.Remote().Identity(n)).ToArray();
            processes.AddRange(cluster.Workers.Select(static w => w.ProcessId));
            // One for sockets, one on disk for objects that leave memory.
            Assert.Equal(2, own.Present.Length);
        }

        Assert.Equal(10, processes.Distinct().Count());
        foreach (int id in processes) await AssertEndsAsync(id);
        Assert.Empty(own.Present);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_busy_cluster_can_be_stopped()
    {
        using var place = new Place();
        int[] processes;
        await using (Cluster cluster = await Cluster.StartAsync(new() { Workers = 2, Cpus = 2 }))
        {
            _ = Cancellable.Remote().Ignore(place.Folder);
            _ = Cancellable.Remote().Ignore(place.Folder);
            for (int i = 0; i < 1000; i++) _ = Work.Remote().Identity(i);
            await Task.Run(() => Place.AwaitThat(() => Place.Count(place.Folder, "busy-") == 2, "busy workers"));
            processes = [.. cluster.Workers.Select(static w => w.ProcessId)];
        }

        foreach (int id in processes) await AssertEndsAsync(id);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_cluster_can_be_disposed_twice_and_by_two_at_once()
    {
        Cluster cluster = await Cluster.StartAsync(One);
        await Task.WhenAll(cluster.DisposeAsync().AsTask(), cluster.DisposeAsync().AsTask());
        Assert.Null(Cluster.Current);
        await cluster.DisposeAsync();
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, -1)]
    [InlineData(1, double.NaN)]
    public async Task Options_that_make_no_sense_are_refused(int workers, double cpus)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Cluster.StartAsync(new() { Workers = workers, Cpus = cpus }));
        Assert.Null(Cluster.Current);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_start_can_be_cancelled()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Cluster.StartAsync(One, new CancellationToken(true)));
        Assert.Null(Cluster.Current);
        await using Cluster cluster = await Cluster.StartAsync(One);
        Assert.Equal(3, await Work.Remote().Add(1, 2));
    }

    private static async Task AssertEndsAsync(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
        }
        catch (ArgumentException)
        {
            // It has ended.
        }
    }

    /// <summary>Has sessions made in a folder where no other program makes any.</summary>
    private sealed class SessionFolders : IDisposable
    {
        private readonly string? runtimeBefore = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR");
        private readonly string? tempBefore = Environment.GetEnvironmentVariable("TMPDIR");

        public SessionFolders(string folder)
        {
            Environment.SetEnvironmentVariable("XDG_RUNTIME_DIR", null);
            Environment.SetEnvironmentVariable("TMPDIR", folder);
        }

        public string[] Present => Directory.Exists(SessionBase.Find(0))
            ? [.. Directory.GetDirectories(SessionBase.Find(0), "*", SearchOption.AllDirectories).Where(static f => File.Exists(Path.Combine(f, "lock")))]
            : [];

        public void Dispose()
        {
            Environment.SetEnvironmentVariable("XDG_RUNTIME_DIR", runtimeBefore);
            Environment.SetEnvironmentVariable("TMPDIR", tempBefore);
        }
    }
}
