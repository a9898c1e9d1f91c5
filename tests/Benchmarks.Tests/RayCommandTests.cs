using Remote.Benchmarks.Ray;
using Remote.Benchmarks.Reporting;
using Remote.Chaos.Tests;

namespace Remote.Benchmarks.Tests;

/// <summary>What is measured differs by machine; that it is measured, said and kept does not.</summary>
public sealed class RayCommandTests
{
    private static readonly string[] Rows = ["tasks sync", "get batch", "1:1 actor calls", "with arg", "1:n async", "placement"];

    [Fact]
    public async Task Rows_of_each_group_are_measured_beside_rays_and_kept_as_json_and_as_a_chart()
    {
        using var run = new ProgramRun("Benchmarks");
        string folder = Directory.CreateTempSubdirectory("remote-ray-").FullName;
        string json = Path.Combine(folder, "ray.json"), svg = Path.Combine(folder, "ray.svg");
        try
        {
            (int exitCode, string output) = await run.EndAsync(TimeSpan.Zero, ["ray", "0.01", .. Rows, "--json", json, "--svg", svg]);

            Assert.True(exitCode == 0, output);
            Report report = ReportJson.Read(json);
            string chart = await File.ReadAllTextAsync(svg);
            string[] expected = [.. RayCommand.All.Select(static work => work.Name).Where(static name => Rows.Any(part => name.Contains(part, StringComparison.Ordinal)))];
            Assert.Equal(expected, report.Rows.Select(static row => row.Workload));
            Assert.All(report.Rows, row =>
            {
                Assert.True(row.Ours!.Mean > 0, row.Workload);
                Assert.Equal(row.Ours.Mean / row.References[0].Value, row.Ratio);
                Assert.Equal(row.Ours.Mean >= row.Goal!.AtLeast, row.Holds);
                Assert.Contains($">{row.Workload}<", chart, StringComparison.Ordinal);
            });
            Assert.Contains("fill:rgb(255,255,255)", chart, StringComparison.Ordinal);
            Assert.Empty(run.LeftFiles());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Each_workload_has_a_figure_of_rays_and_each_figure_a_workload()
        => Assert.Equal(RayFigures.ByName.Keys.Order(), RayCommand.All.Select(static work => work.RayName).Distinct().Order());

    [Theory]
    [InlineData("0", "seconds is 0")]
    [InlineData("1", "No row has such a name", "no such row")]
    public async Task Refuses_what_is_no_run(string seconds, string message, params string[] rows)
    {
        using var run = new ProgramRun("Benchmarks");
        (int exitCode, string output) = await run.EndAsync(TimeSpan.Zero, ["ray", seconds, .. rows]);

        Assert.NotEqual(0, exitCode);
        Assert.Contains(message, output, StringComparison.Ordinal);
    }
}
