using System.Globalization;
using Remote.Chaos.Tests;

namespace Remote.Soak.Tests;

/// <summary>REMOTE_SOAK_SECONDS makes the run as long as one likes: 1800 before a release.</summary>
public sealed class SoakTests
{
    private static readonly double Seconds = double.Parse(Environment.GetEnvironmentVariable("REMOTE_SOAK_SECONDS") ?? "60", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Three_times_the_store_in_living_objects_are_all_right_and_memory_stays_flat()
    {
        using var run = new ProgramRun("Soak");
        (int exitCode, string output) = await run.EndAsync(
            TimeSpan.FromSeconds(Seconds), "--seconds", Seconds.ToString(CultureInfo.InvariantCulture), "--store", "32",
            "--seed", Random.Shared.Next().ToString(CultureInfo.InvariantCulture));

        Assert.True(exitCode == 0, output);
        Assert.Contains("Nothing left behind", output, StringComparison.Ordinal);
        Assert.DoesNotContain(" 0 MiB moved to disk", output, StringComparison.Ordinal);
        Assert.DoesNotContain(" 0 MiB read back", output, StringComparison.Ordinal);
        Assert.Empty(run.LeftFiles());
    }

    [Theory]
    [InlineData("--seconds", "0")]
    [InlineData("--store", "1")]
    [InlineData("--lanes", "0")]
    public async Task Refuses_what_is_no_run(string option, string value)
    {
        using var run = new ProgramRun("Soak");
        (int exitCode, string output) = await run.EndAsync(TimeSpan.Zero, option, value);

        Assert.NotEqual(0, exitCode);
        Assert.Contains(option, output, StringComparison.Ordinal);
    }
}
