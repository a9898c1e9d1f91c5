using System.Globalization;

namespace Remote.Chaos.Tests;

/// <summary>REMOTE_CHAOS_SECONDS makes each run as long as one likes: 600 before a release.</summary>
public sealed class ChaosTests
{
    private static readonly double Seconds
        = double.Parse(Environment.GetEnvironmentVariable("REMOTE_CHAOS_SECONDS") ?? "30", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(Transport.Auto)]
    [InlineData(Transport.NetMQ)]
    public async Task Every_result_is_exact_while_random_workers_are_killed_each_second(Transport transport)
    {
        using var run = new ProgramRun("Chaos");
        (int exitCode, string output) = await run.EndAsync(
            TimeSpan.FromSeconds(Seconds), "--seconds", Seconds.ToString(CultureInfo.InvariantCulture), "--seed", Random.Shared.Next().ToString(CultureInfo.InvariantCulture),
            "--transport", transport.ToString());

        Assert.True(exitCode == 0, output);
        Assert.Contains("Nothing left behind", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Killed workers: none", output, StringComparison.Ordinal);
        Assert.Empty(run.LeftFiles());
    }

    [Fact]
    public async Task Help_says_what_it_does()
    {
        using var run = new ProgramRun("Chaos");
        (int exitCode, string output) = await run.EndAsync(TimeSpan.Zero, "--help");

        Assert.Equal(0, exitCode);
        Assert.Contains("--seconds", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_length_that_is_none()
    {
        using var run = new ProgramRun("Chaos");
        (int exitCode, string output) = await run.EndAsync(TimeSpan.Zero, "--seconds", "-1");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("positive number of seconds", output, StringComparison.Ordinal);
    }
}
