using System.Globalization;
using Remote.Benchmarks.Peers;
using Spectre.Console;

namespace Remote.Benchmarks.Comparison;

/// <summary>The figures as tables.</summary>
internal static class PeersReport
{
    public static void Write(IAnsiConsole console, PeersRun run, PeersOptions options)
    {
        console.Write(What(run.Contenders));
        console.Write(Rates(run));
        PeerTarget[] targets = [.. PeerTargets.From(run.Figures)];
        if (targets.Length > 0) console.Write(Targets(targets));
        foreach (ContenderRun failed in run.Contenders.Where(static one => one.Failure is not null))
            console.MarkupLineInterpolated($"[red]{failed.Contender.Name}[/] {failed.Failure}");
        console.WriteLine(
            $"Medians (and ranges), and CPU of all its processes for each call, of {options.Rounds} rounds by turns, {options.Time.TotalSeconds:0.##} s a row, {options.WarmUp.TotalSeconds:0.##} s of warm-up each; {Environment.ProcessorCount} cores. "
            + (run.IdleUse is { } use ? $"While nothing was measured, all processes together used {use:P0} of a core." : ""));
    }

    private static Table What(IEnumerable<ContenderRun> contenders)
    {
        var table = new Table().AddColumns("name", "kind", "what");
        foreach (ContenderRun one in contenders) table.AddRow(one.Contender.Name, KindOf(one.Contender), Markup.Escape(one.Contender.What));
        return table;
    }

    private static Table Rates(PeersRun run)
    {
        Workload[] workloads = Enum.GetValues<Workload>();
        var table = new Table().AddColumn("per second");
        foreach (Workload workload in workloads) table.AddColumn(new TableColumn(WorkloadText.Of(workload)).RightAligned());
        ILookup<(string, Workload), PeerFigure> figures = run.Figures.ToLookup(static figure => (figure.Name, figure.Workload));
        foreach (ContenderRun one in run.Contenders)
            table.AddRow([one.Contender.Name, .. workloads.Select(workload => Cell(figures[(one.Contender.Name, workload)].FirstOrDefault()))]);
        return table;
    }

    private static Table Targets(IEnumerable<PeerTarget> targets)
    {
        var table = new Table().AddColumns("workload", "remote", "against", "its rate", "remote / it", "target", "");
        foreach (PeerTarget row in targets)
        {
            table.AddRow(
                WorkloadText.Of(row.Workload), Number(row.Remote), row.Against, Number(row.Other), row.Ratio.ToString("0.00", CultureInfo.InvariantCulture),
                $"≥ {row.Target.ToString(CultureInfo.InvariantCulture)}", row.Holds ? "[green]holds[/]" : "[red]missed[/]");
        }

        return table;
    }

    private static string KindOf(IContender contender) => contender.Kind switch { ContenderKind.Peer => "peer", ContenderKind.Limit => "limit", _ => "" };

    private static string Cell(PeerFigure? figure) => figure is null ? "" : $"{Number(figure.Median)}\n({Number(figure.Min)}–{Number(figure.Max)})" + (figure.MedianCpu is { } cpu ? string.Create(CultureInfo.InvariantCulture, $"\n{cpu:0.##} µs of CPU") : "");

    private static string Number(double rate) => rate.ToString("N0", CultureInfo.InvariantCulture);
}
