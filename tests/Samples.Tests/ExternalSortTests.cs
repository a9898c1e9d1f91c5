namespace Remote.Samples.Tests;

public sealed class ExternalSortTests
{
    [Fact]
    public async Task Sorts_four_times_what_the_store_holds_by_way_of_the_disk()
    {
        using var run = SampleRun.Of("ExternalSort", "--data", "128", "--store", "32", "--cpus", "2");
        var (exitCode, output) = await run.EndAsync();

        Assert.True(exitCode == 0, output);
        // Lines are wrapped where a console of 80 columns ends.
        string text = string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("4.0 times the object store of 32 MiB", text, StringComparison.Ordinal);
        Assert.Matches(@"check: 100 %[\s\S]*\d+ MB/s sorted; [1-9]\d* MiB were spilled to disk, [1-9]\d* MiB read back\.", text);
        Assert.Contains("✓ Each of the 64 ranges is in order.", text, StringComparison.Ordinal);
        Assert.Contains("✓ None begins before the one in front of it ends.", text, StringComparison.Ordinal);
        Assert.Contains("✓ The 16,777,216 keys are those that were there before: their checksums are the same.", text, StringComparison.Ordinal);
    }
}
