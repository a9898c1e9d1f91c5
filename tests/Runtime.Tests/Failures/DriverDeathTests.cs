using System.Diagnostics;

namespace Remote.Runtime.Tests.Failures;

public sealed class DriverDeathTests
{
    private static readonly TimeSpan WorkersGone = TimeSpan.FromSeconds(5);

    [Fact(Timeout = Limits.Test)]
    public async Task A_killed_driver_leaves_no_worker_and_the_next_start_clears_its_folder()
    {
        using var driver = new DriverProgram();
        List<int> workers = await ReadWorkersAsync(driver);
        Assert.Equal(3, workers.Count);
        Assert.All(workers, w => Assert.True(Kill.IsAlive(w)));
        // One for sockets, one on disk for objects that leave memory.
        string[] left = driver.SessionFolders();
        Assert.Equal(2, left.Length);

        Kill.Process(driver.Id);
        var clock = Stopwatch.StartNew();
        await Signals.UntilAsync(() => !workers.Exists(Kill.IsAlive), "Workers outlived their driver.");
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, WorkersGone);
        Assert.All(left, static folder => Assert.True(Directory.Exists(folder)));

        using var next = new DriverProgram(driver.Sessions, "end");
        await next.ReadToEndAsync();
        await next.WaitForExitAsync();
        Assert.Empty(driver.SessionFolders());
        Assert.All(left, static folder => Assert.False(Directory.Exists(folder)));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task The_shared_memory_of_a_killed_driver_is_cleared_by_the_next_start()
    {
        string[] memory = [$"REMOTE_STORE_FOLDER={Directory.CreateTempSubdirectory("remote-memory-").FullName}"];
        string folder = memory[0].Split('=')[1];
        using (var driver = new DriverProgram(null, memory, []))
        {
            await ReadWorkersAsync(driver);
            Kill.Process(driver.Id);
            await driver.WaitForExitAsync();
        }

        string left = Assert.Single(Directory.GetFiles(folder, "arena", SearchOption.AllDirectories));
        using var next = new DriverProgram(null, memory, "end");
        await next.ReadToEndAsync();
        await next.WaitForExitAsync();
        Assert.False(File.Exists(left));
        Assert.Empty(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<List<int>> ReadWorkersAsync(DriverProgram driver)
    {
        var workers = new List<int>();
        while (await driver.ReadLineAsync() is { } line && line != "ready")
        {
            if (line.StartsWith("pid=", StringComparison.Ordinal)) workers.Add(int.Parse(line["pid=".Length..]));
        }

        return workers;
    }
}
