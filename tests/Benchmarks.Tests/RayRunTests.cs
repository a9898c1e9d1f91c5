using Remote.Benchmarks.Objects;
using Remote.Benchmarks.Ray;
using Remote.Benchmarks.Reporting;

namespace Remote.Benchmarks.Tests;

/// <summary>Rows that go wrong: none takes the others with it, none hangs without a word.</summary>
public sealed class RayRunTests : IAsyncLifetime
{
    private const string Known = "1:1 actor calls sync";

    private readonly string folder = Directory.CreateTempSubdirectory("remote-ray-").FullName;
    private Cluster? cluster;

    public async Task InitializeAsync() => cluster = await Cluster.StartAsync(new() { Workers = 1, Cpus = 1, Isolation = Isolation.Thread });

    public async Task DisposeAsync()
    {
        await cluster!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_row_that_fails_says_why_and_the_next_is_measured()
    {
        var run = new RayRun(cluster!, TimeSpan.FromMilliseconds(1));

        Row failed = await run.MeasureAsync(Workload.Of("g", Known, 1, static () => throw new InvalidOperationException("On purpose.")));
        Row measured = await run.MeasureAsync(Workload.Of("g", Known, 1, static () => SmallTasks.RunAsync(3)));

        Assert.Contains("On purpose.", failed.Failure, StringComparison.Ordinal);
        Assert.Null(failed.Ours);
        Assert.False(failed.Holds);
        Assert.Null(measured.Failure);
        Assert.False(run.Hung);
        Assert.True(measured.Ours!.Mean > 0);
    }

    [Fact]
    public async Task A_row_that_hangs_names_the_calls_that_have_not_ended()
    {
        string gate = Path.Combine(folder, "gate");
        int calls = 0;
        var run = new RayRun(cluster!, TimeSpan.FromMilliseconds(1)) { Patience = TimeSpan.FromMilliseconds(500) };

        Row hung = await run.MeasureAsync(Workload.Of("g", Known, 1, () =>
        {
            calls++;
            return ObjectTasks.Remote().HoldUntilExists(gate).AsTask();
        }));
        await File.WriteAllTextAsync(gate, "");

        Assert.True(run.Hung);
        Assert.Contains(nameof(ObjectTasks.HoldUntilExists), hung.Failure, StringComparison.Ordinal);
        await ObjectTasks.Remote().Nothing();
        Assert.Equal(1, calls);
    }
}
