using Remote.ControlPlane;
using Remote.Launch.Tests.Support;
using Remote.Nodes.Launch;
using Remote.Nodes.Sessions;

namespace Remote.Launch.Tests.Launch;

public sealed class When_the_driver_dies : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("idle", false)]
    [InlineData("busy", false)]
    [InlineData("idle", true)]
    public async Task No_worker_is_left_and_the_next_start_clears_its_folder(string mode, bool stopped)
    {
        using var driver = new StartedProgram("dotnet", Programs.Driver, folder.File("base"), "2", mode);
        Assert.True(await driver.IsReadyAsync(), driver.Output);
        int[] workers = [.. driver.Values("pid").Select(int.Parse)];
        Assert.Equal(2, workers.Length);
        Assert.All(workers, static worker => Assert.True(Signals.IsAlive(worker), $"Worker {worker} ended before its driver."));
        if (stopped) Array.ForEach(workers, worker => Signals.Send(worker, Signals.Stop));

        await driver.KillAsync();
        foreach (int worker in workers) Assert.True(await Signals.IsGoneAsync(worker, Limits.Orphan), $"Worker {worker} lives on.");

        string left = driver.Values("session").Single();
        Assert.True(Directory.Exists(left));
        SessionFolder.Create(folder.File("base")).Dispose();
        Assert.False(Directory.Exists(left));
    }

    [Fact]
    public async Task A_driver_that_ends_leaves_neither_worker_nor_folder()
    {
        using var driver = new StartedProgram("dotnet", Programs.Driver, folder.File("base"), "2", "idle");
        Assert.True(await driver.IsReadyAsync(), driver.Output);
        Assert.Equal(0, await driver.EndInputAsync());
        foreach (string worker in driver.Values("pid")) Assert.True(await Signals.IsGoneAsync(int.Parse(worker), Limits.Orphan));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.File("base")));
    }

    [Fact]
    public async Task A_worker_whose_channel_ends_ends_at_once_though_its_threads_are_all_busy()
    {
        using var mode = new WorkerMode("busy");
        using var starter = new WorkerStarter(WorkerCommand.ForThisProgram(), folder.File("s"), static (_, _) => { });
        StartedWorker worker = await starter.StartAsync(1);
        await worker.Channel.DisposeAsync();
        Assert.Equal("ended by SIGKILL (exit code 137)", await worker.Process.Exited.WaitAsync(Limits.Orphan));
    }

    [Fact]
    public async Task A_worker_that_finds_no_node_ends()
    {
        using var launcher = new WorkerLauncher(WorkerCommand.ForThisProgram(), folder.File("nobody"), static (_, _) => { });
        IWorkerProcess worker = await launcher.StartAsync(1);
        Assert.Equal("ended with exit code 1", await worker.Exited.WaitAsync(Limits.Generous));
        Assert.Contains("SocketException", worker.OutputTail, StringComparison.Ordinal);
    }
}
