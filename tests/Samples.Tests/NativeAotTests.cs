namespace Remote.Samples.Tests;

/// <summary>As it is built; what it is when published as native code, the project's CI runs.</summary>
public sealed class NativeAotTests
{
    [Fact]
    public async Task Computes_what_it_should()
    {
        using var run = SampleRun.Of("NativeAot");
        var (exitCode, output) = await run.EndAsync();

        Assert.True(exitCode == 0, output);
        Assert.Contains("'to' comes 4 times.", output, StringComparison.Ordinal);
        Assert.Contains("Compiled just in time", output, StringComparison.Ordinal);
        Assert.EndsWith("All as it should be.\n", output, StringComparison.Ordinal);
    }
}
