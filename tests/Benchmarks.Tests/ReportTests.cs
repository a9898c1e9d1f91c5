using Remote.Benchmarks.Reporting;

namespace Remote.Benchmarks.Tests;

public sealed class ReportTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("remote-report-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(100.0, true)]
    [InlineData(99.9, false)]
    [InlineData(null, false)]
    public void A_row_holds_where_ours_is_at_least_its_goal(double? ours, bool holds)
    {
        Row row = new("g", "w", "/s", ours is { } mean ? new Reading(mean) : null, [new Reference("Ray", 10)], new Goal(100, "10 × Ray"));

        Assert.Equal(holds, row.Holds);
        Assert.Equal(ours / 10, row.Ratio);
        Assert.Null((row with { Goal = null }).Holds);
    }

    [Fact]
    public void A_report_is_read_as_it_was_written()
    {
        Report report = Report(new Row("g", "w", "/s", new Reading(1234.5, 6), [new Reference("Ray", 10, 1, "2.58")], new Goal(100, "10 × Ray")), new Row("g", "f", "/s", null, [], null, "It failed."));
        string file = Path.Combine(folder, "deeper", "report.json");
        ReportJson.Write(file, report);

        Report read = ReportJson.Read(file);

        Assert.Equivalent(report, read, strict: true);
    }

    [Fact]
    public void A_file_of_peers_is_drawn_beside_the_best_of_them()
    {
        string file = Path.Combine(folder, "peers.json"), chart = Path.Combine(folder, "peers.svg");
        File.WriteAllText(file, """
            {
              "measured": "2026-11-23T20:40:29.87+00:00", "cores": 2, "system": "s", "framework": ".NET 10", "seconds": 1, "rounds": 3, "warmUpSeconds": 5,
              "contenders": [{ "name": "remote", "kind": "remote" }, { "name": "slow", "kind": "peer" }, { "name": "quick", "kind": "peer" }, { "name": "bare", "kind": "limit" }],
              "figures": [
                { "workload": "burst", "name": "remote", "kind": "remote", "rates": [1], "median": 4000, "min": 3000, "max": 5000 },
                { "workload": "burst", "name": "slow", "kind": "peer", "rates": [1], "median": 100, "min": 100, "max": 100 },
                { "workload": "burst", "name": "bare", "kind": "limit", "rates": [1], "median": 9000, "min": 9000, "max": 9000 },
                { "workload": "burst", "name": "quick", "kind": "peer", "rates": [1], "median": 1000, "min": 1000, "max": 1000 }],
              "targets": [{ "workload": "burst", "remote": 4000, "against": "quick", "other": 1000, "ratio": 4, "target": 5, "holds": false }]
            }
            """);

        Report report = ReportJson.Read(file);
        ReportChart.Write(chart, report);

        Row row = Assert.Single(report.Rows);
        Assert.Equal(("1:1, 1,000 outstanding", 4.0, 5000.0, false), (row.Workload, row.Ratio, row.Goal!.AtLeast, row.Holds));
        Assert.Equal(["quick", "slow", "bare"], row.References.Select(static one => one.Series));
        string drawn = File.ReadAllText(chart);
        Assert.All(["remote  4,000  ×4.0 quick", "quick  1,000", "slow  100", "bare  9,000", "limits: bare transports"], text => Assert.Contains($">{text}<", drawn, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("no json")]
    public void What_is_no_report_is_refused_by_its_name(string text)
    {
        string file = Path.Combine(folder, "report.json");
        File.WriteAllText(file, text);

        Assert.Contains(file, Assert.Throws<InvalidDataException>(() => ReportJson.Read(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_measured_is_not_drawn_and_leaves_no_file()
    {
        string chart = Path.Combine(folder, "empty.svg");

        Assert.Throws<InvalidDataException>(() => ReportChart.Write(chart, Report(new Row("g", "f", "/s", null, [], null, "It failed."))));
        Assert.False(File.Exists(chart));
    }

    private static Report Report(params Row[] rows)
        => new("title", "source", new Machine("cpu", 2, 4, "system", "runtime", new DateOnly(2026, 11, 23)), [new Series("Ray")], rows, ["a note"]);
}
