namespace Remote.Samples.Tests;

public sealed class VideoPipelineTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("remote-video-test-");

    [Fact]
    public async Task Measures_the_speed_of_every_vehicle_in_files()
    {
        using var run = SampleRun.Of("VideoPipeline", "--frames", "60", "--keep", folder.FullName);
        var (exitCode, output) = await run.EndAsync();

        Assert.True(exitCode == 0, output);
        foreach (string stage in new[] { "Detector", "Tracker", "SpeedCalculator", "Collector" })
            Assert.Matches($@"{stage} +│ +60 │ +\d+\.\d\d │ [█░]+ │ +\d+\.\d %", output);
        Assert.Contains("✓ All 4 vehicles were found, their speeds right within 2 %.", output, StringComparison.Ordinal);
        Assert.Contains("✓ Nothing was found that is not there.", output, StringComparison.Ordinal);
        Assert.Equal(60, folder.GetFiles("*.jpg").Length);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
