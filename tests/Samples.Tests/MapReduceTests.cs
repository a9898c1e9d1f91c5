namespace Remote.Samples.Tests;

public sealed class MapReduceTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("remote-mapreduce-test-");

    [Fact]
    public async Task Counts_words_in_parts_as_in_one()
    {
        Write("a.txt", "To be, or not to be: that is the question.");
        Write("b.md", "The question is not new. TO BE is a verb.");
        Write("c.xml", "<be question=\"be\">the end</be>");
        using var run = SampleRun.Of("MapReduce", "--folder", folder.FullName, "--maps", "3", "--partitions", "5");
        var (exitCode, output) = await run.EndAsync();

        Assert.True(exitCode == 0, output);
        Assert.Matches(@"(?m)^\s*be +█+ 3\s*$", output);
        Assert.Matches(@"(?m)^\s*the +█+ 3\s*$", output);
        Assert.Contains("✓ All 12 words and 22 occurrences are those of the one-thread count.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_so_when_there_is_nothing_to_count()
    {
        using var run = SampleRun.Of("MapReduce", "--folder", folder.FullName);
        var (exitCode, output) = await run.EndAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("There is a .txt, .md or .xml file in", output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);
}
