namespace Remote.Samples.Tests;

public sealed class MonteCarloPiTests
{
    [Fact]
    public async Task Estimates_pi_and_tells_how_far_it_is()
    {
        using var run = SampleRun.Of("MonteCarloPi", "--tasks", "4", "--samples", "1000000");
        var (exitCode, output) = await run.EndAsync();

        Assert.True(exitCode == 0, output);
        Assert.Matches(@"Progress: 100 %   π ≈ 3\.14", output);
        Assert.Matches(@"π ≈ 3\.14\d+ \([\d,]+ of 4,000,000 points are inside\)", output);
        Assert.Contains("✓ The one-thread run hit the circle exactly as often.", output, StringComparison.Ordinal);
    }
}
