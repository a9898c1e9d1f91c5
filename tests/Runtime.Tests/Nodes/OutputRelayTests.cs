using Remote.Nodes.Output;

namespace Remote.Runtime.Tests.Nodes;

public sealed class OutputRelayTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("remote-test-").FullName;
    private readonly ManualTime time = new();
    private readonly List<string> shown = [];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_is_folded_is_in_the_logs_in_full()
    {
        var logs = new LogFolder(Path.Combine(folder, "base"), time);
        Assert.False(Directory.Exists(logs.Path));
        using (var relay = new OutputRelay(logs, folds: true, time, shown.Add))
        {
            for (int worker = 1; worker <= 3; worker++)
                for (int i = 0; i < 100; i++) relay.OnLine($"worker {worker}, pid {worker}0", "the same");
        }

        Assert.Equal(2, shown.Count);
        Assert.Contains($"repeated 299 times by 3 workers; all lines: {logs.Path}", shown[1], StringComparison.Ordinal);
        Assert.Equal(["worker-1-10.log", "worker-2-20.log", "worker-3-30.log"], Directory.GetFiles(logs.Path).Select(Path.GetFileName).Order());
        Assert.All(Directory.GetFiles(logs.Path), f => Assert.Equal(Enumerable.Repeat("the same", 100), File.ReadAllLines(f)));
    }

    [Fact]
    public void Without_folding_every_line_is_shown()
    {
        using var relay = new OutputRelay(new LogFolder(Path.Combine(folder, "base"), time), folds: false, time, shown.Add);
        for (int i = 0; i < 10; i++) relay.OnLine("worker 1, pid 1", "the same");
        Assert.Equal(Enumerable.Repeat("(worker 1, pid 1) the same", 10), shown);
    }

    [Fact]
    public void Where_no_log_can_be_written_every_line_is_shown_and_the_reason_once()
    {
        string taken = Path.Combine(folder, "base");
        File.WriteAllText(taken, "a file, where the folder should be");
        using var relay = new OutputRelay(new LogFolder(taken, time), folds: true, time, shown.Add);
        for (int i = 0; i < 3; i++) relay.OnLine("worker 1, pid 1", "the same");
        Assert.StartsWith("remote: warning: what workers write is not kept in", shown[0], StringComparison.Ordinal);
        Assert.Equal(Enumerable.Repeat("(worker 1, pid 1) the same", 3), shown.Skip(1));
    }

    [Fact]
    public void A_log_keeps_its_last_lines_and_says_that_it_dropped_the_first()
    {
        string path = Path.Combine(folder, "worker.log");
        using (var log = new WorkerLog(path, maxBytes: 1000))
        {
            for (int i = 0; i < 1000; i++) log.Write($"line {i:0000}");
        }

        string[] lines = [.. File.ReadAllLines(path + ".1"), .. File.ReadAllLines(path)];
        Assert.InRange(new FileInfo(path).Length + new FileInfo(path + ".1").Length, 1000, 2500);
        Assert.Equal("line 0999", lines[^1]);
        string[] kept = [.. lines.Where(l => l.StartsWith("line", StringComparison.Ordinal))];
        Assert.Equal(Enumerable.Range(1000 - kept.Length, kept.Length).Select(i => $"line {i:0000}"), kept);
        Assert.Contains("were dropped", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_folders_of_the_last_ten_programs_are_kept()
    {
        string root = Path.Combine(folder, "base");
        for (int i = 0; i < 15; i++)
        {
            var logs = new LogFolder(root, time);
            logs.Ensure();
            File.WriteAllText(Path.Combine(logs.Path, "worker-1-1.log"), $"{i}");
            time.Advance(TimeSpan.FromSeconds(1));
        }

        string[] kept = [.. Directory.GetDirectories(Path.Combine(root, "logs")).Order(StringComparer.Ordinal)];
        Assert.Equal(Enumerable.Range(5, 10).Select(i => $"{i}"), kept.Select(f => File.ReadAllText(Path.Combine(f, "worker-1-1.log"))));
    }
}
