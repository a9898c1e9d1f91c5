namespace Remote.Samples.Tests;

public sealed class ActorPoolTests
{
    [Fact]
    public async Task Paints_the_same_picture_in_every_way()
    {
        using var run = SampleRun.Of("ActorPool", "--rows", "60", "--steps", "500", "--painters", "3");
        var (exitCode, output) = await run.EndAsync();

        Assert.True(exitCode == 0, output);
        Assert.Contains("✓ All four pictures are that of the one-thread run, point by point.", output, StringComparison.Ordinal);
        Assert.Contains("✓ MapAsync gave the rows in their order.", output, StringComparison.Ordinal);
        Assert.Matches(@"pool, in order: \d+\.\d\d s[\s\S]*painter 2 +\d+ rows", output);
        Assert.Contains("@@@@@@@@", output, StringComparison.Ordinal);
    }
}
