using System.Globalization;
using Remote.Benchmarks.Reporting;
using Remote.Benchmarks.Start;
using Spectre.Console;

namespace Remote.Benchmarks.Targets;

/// <summary>What Remote is to reach, each with what was measured and what stands beside it.</summary>
internal static class TargetTable
{
    private const double OfEcho = 0.8;
    private const double CallerBytes = 200;
    private const double CalleeBytes = 100;
    private const double BlockingCalls = 300_000;

    public static IEnumerable<TargetRow> Rows(Report peers, Report blocking, Report ray, CallCosts costs, IEnumerable<StartFigure> start) =>
    [
        .. peers.Rows.Where(static row => !Blocks(row)).Select(Of),
        .. blocking.Rows.Where(Blocks).SelectMany(static row => (TargetRow[])[Of(row), Blocking(row)]),
        .. ray.Rows.Where(static row => row.Goal is not null).Select(Of),
        OfBareEcho("NetMQ only, one at a time, await", costs.One, costs.EchoOne),
        OfBareEcho("NetMQ only, 1,000 outstanding", costs.Many, costs.EchoMany),
        AtMost("bytes of an awaited actor call, caller", costs.CallerBytes, CallerBytes),
        AtMost("bytes of an awaited actor call, callee", costs.CalleeBytes, CalleeBytes),
        .. start.Where(static figure => figure.Holds is not null).Select(static figure => new TargetRow(figure.Name, figure.ValueText, "", null, figure.TargetText, figure.Holds!.Value)),
    ];

    public static Table Draw(IReadOnlyCollection<TargetRow> rows)
    {
        var table = new Table().AddColumn("target").AddColumn(Right("Remote")).AddColumn(Right("beside")).AddColumn(Right("ratio")).AddColumn(Right("wanted")).AddColumn("holds");
        foreach (TargetRow row in rows)
        {
            string ratio = row.Ratio is { } times ? Digits.Ratio(times) : "";
            table.AddRow(
                Markup.Escape(row.Workload), $"[bold]{Markup.Escape(row.Measured)}[/]", Markup.Escape(row.Beside), ratio, Markup.Escape(row.Target), row.Holds ? "[green]yes[/]" : "[yellow]no[/]");
        }

        return table.Caption($"{rows.Count(static row => row.Holds)} of {rows.Count} hold");
    }

    private static bool Blocks(Row row) => row.Workload.EndsWith("Get()", StringComparison.Ordinal);

    private static TableColumn Right(string header) => new TableColumn(header).RightAligned();

    private static TargetRow Of(Row row)
    {
        Reference? other = row.References.Count > 0 ? row.References[0] : null;
        string measured = row.Ours is { } ours ? $"{Digits.Of(ours.Mean)}{row.Unit}" : "failed";
        string goal = row.Goal is { } wanted ? $"≥ {Digits.Of(wanted.AtLeast)} ({wanted.Text})" : "";
        return new TargetRow(row.Workload, measured, other is null ? "" : $"{other.Series} {Digits.Of(other.Value)}", row.Ratio, goal, row.Holds == true);
    }

    private static TargetRow Blocking(Row row)
        => new($"{row.Workload}, in numbers", $"{Digits.Of(row.Ours!.Mean)}{row.Unit}", "", null, $"≥ {Digits.Of(BlockingCalls)}", row.Ours.Mean >= BlockingCalls);

    private static TargetRow OfBareEcho(string name, double ours, double echo)
        => new(name, $"{Digits.Of(ours)}/s", $"bare NetMQ echo {Digits.Of(echo)}", ours / echo, $"≥ {OfEcho.ToString(CultureInfo.InvariantCulture)} × echo", ours / echo >= OfEcho);

    private static TargetRow AtMost(string name, double bytes, double limit) => new(name, $"{bytes:0} B", "", null, $"≤ {limit:0} B", bytes <= limit);
}
