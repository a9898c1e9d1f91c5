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
        while (await next.ReadLineAsync() is not null)
        {
            // To its end.
        }

        await next.WaitForExitAsync();
        Assert.Empty(driver.SessionFolders());
        Assert.All(left, static folder => Assert.False(Directory.Exists(folder)));
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
