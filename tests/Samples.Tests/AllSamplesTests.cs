namespace Remote.Samples.Tests;

/// <summary>What holds for every sample, the next one included.</summary>
public sealed class AllSamplesTests
{
    public static TheoryData<string> Names => [.. SampleRun.Programs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Help_says_how_it_is_used(string name)
    {
        using var run = SampleRun.Of(name, "--help");
        var (exitCode, output) = await run.EndAsync();

        Assert.Equal(0, exitCode);
        Assert.Contains("Usage:", output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Refuses_what_it_does_not_know(string name)
    {
        using var run = SampleRun.Of(name, "--nonsense", "0");
        var (exitCode, output) = await run.EndAsync();

        Assert.NotEqual(0, exitCode);
        Assert.Contains("Usage:", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_makes_no_sense_is_refused_with_the_one_that_would()
    {
        using var run = SampleRun.Of("MonteCarloPi", "--tasks", "0");
        var (exitCode, output) = await run.EndAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("--tasks is 0. Give 1 or more.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_has_its_row_in_the_table()
    {
        string[] folders = [.. SampleRun.Programs.Values.Select(program => Path.GetFullPath(Path.Combine(program, "..", "..", "..", "..")))];
        string table = File.ReadAllText(Path.Combine(folders[0], "..", "README.md"));

        Assert.True(folders.Length > 1);
        Assert.All(folders, folder => Assert.Contains($"({Path.GetFileName(folder)})", table, StringComparison.Ordinal));
    }
}
