using System.Text.RegularExpressions;

namespace Remote.Samples.Tests;

/// <summary>The first program that a new user runs, on the documentation of the SDK that runs the tests.</summary>
public sealed class QuickstartTests
{
    [Fact]
    public async Task Indexes_the_documentation_and_agrees_with_its_one_thread_run()
    {
        using var run = SampleRun.Quickstart();
        var (exitCode, output) = await run.EndAsync();

        Assert.True(exitCode == 0, output);
        Assert.Contains("Both indexes are the same", output, StringComparison.Ordinal);
        Assert.Contains("speed-up", output, StringComparison.Ordinal);
        Assert.Contains("MemoryMappedFile.CreateFromFile", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Survives_the_kill_of_a_worker_in_the_middle_of_a_task()
    {
        using var run = SampleRun.Quickstart();
        ChildProcess worker = await run.WaitForAsync(() => run.Children().FirstOrDefault(child => child.Reads("System.Runtime.xml")));
        worker.Kill();
        var (exitCode, output) = await run.EndAsync();

        Assert.True(exitCode == 0, output);
        Assert.Contains("Both indexes are the same", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_so_when_the_actor_that_holds_the_index_dies()
    {
        using var run = SampleRun.Quickstart();
        HashSet<ChildProcess> readers = [];
        ChildProcess[] others = await run.WaitForAsync(() => OthersOnceAllReadersAreKnown(run, readers));
        foreach (ChildProcess actorHost in others) actorHost.Kill();
        var (exitCode, output) = await run.EndAsync();

        Assert.True(exitCode == 1, output);
        Assert.Contains("ActorDiedException", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_folder_without_documentation()
    {
        using var run = SampleRun.Quickstart("/nowhere");
        var (exitCode, output) = await run.EndAsync();

        Assert.Equal(2, exitCode);
        Assert.Contains("There is no .xml file in '/nowhere'", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_says_what_it_does()
    {
        using var run = SampleRun.Quickstart("--help");
        var (exitCode, output) = await run.EndAsync();

        Assert.Equal(0, exitCode);
        Assert.Contains("Usage:", output, StringComparison.Ordinal);
    }

    // Task workers open files, one a CPU; the actor's process is among those that never do. It has the actor once something was merged: one that
    // is killed before is replaced, and the actor begins elsewhere.
    private static ChildProcess[]? OthersOnceAllReadersAreKnown(SampleRun run, HashSet<ChildProcess> readers)
    {
        ChildProcess[] children = run.Children();
        readers.UnionWith(children.Where(child => child.Reads(".xml")));
        ChildProcess[] others = [.. children.Except(readers)];
        bool merged = Regex.IsMatch(run.OutputSoFar, @"Warming up: \d+ files: [1-9]");
        return merged && readers.Count >= Environment.ProcessorCount && others.Length > 0 ? others : null;
    }
}
