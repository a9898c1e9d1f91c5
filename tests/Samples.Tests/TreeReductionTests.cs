namespace Remote.Samples.Tests;

public sealed class TreeReductionTests
{
    [Theory]
    [InlineData("8")]
    [InlineData("7")]
    public async Task Tree_and_chain_add_up_to_the_same(string leaves)
    {
        using var run = SampleRun.Of("TreeReduction", "--terms", "2000", "--leaves", leaves);
        var (exitCode, output) = await run.EndAsync();

        Assert.True(exitCode == 0, output);
        Assert.Contains("✓ The tree's sum is that of the loop on one thread, to the last digit.", output, StringComparison.Ordinal);
        Assert.Contains("✓ 1 + 1/2 + … + 1/2000 = 8.178368103610, as Euler's formula says.", output, StringComparison.Ordinal);
        Assert.Matches(@"tree +│ +3 ", output);
    }
}
