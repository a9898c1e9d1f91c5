namespace Remote.Samples.Tests;

public sealed class ParameterServerTests
{
    [Fact]
    public async Task Learns_digits_both_ways()
    {
        using var run = SampleRun.Of("ParameterServer");
        var (exitCode, output) = await run.EndAsync();

        Assert.True(exitCode == 0, output);
        Assert.Contains("✓ In parallel and on one thread the parameters are the same to the last bit.", output, StringComparison.Ordinal);
        Assert.Matches(@"✓ Synchronous accuracy on digits never seen: 9\d\.\d %", output);
        Assert.Matches(@"✓ Asynchronous accuracy on digits never seen: 9\d\.\d %", output);
    }

    [Fact]
    public async Task Says_so_when_it_has_not_learnt_enough()
    {
        using var run = SampleRun.Of("ParameterServer", "--iterations", "1");
        var (exitCode, output) = await run.EndAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("✗ NOT TRUE: Synchronous accuracy", output, StringComparison.Ordinal);
    }
}
