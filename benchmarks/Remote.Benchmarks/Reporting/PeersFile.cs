namespace Remote.Benchmarks.Reporting;

/// <summary>The file that <c>peers --json</c> writes, as far as a chart needs it.</summary>
internal sealed record PeersFile(
    DateTime Measured, int Cores, string System, string Framework, double Seconds, int Rounds, IReadOnlyList<PeersFile.Contender> Contenders,
    IReadOnlyList<PeersFile.Figure> Figures, IReadOnlyList<PeersFile.Target> Targets)
{
    private const string Ours = "remote";
    private const string Peer = "peer";

    public Report ToReport() => new(
        "Remote beside its peers", "All measured in one run, by turns; limits are bare transports that do no dispatch.",
        new Machine("", Cores, 0, System, Framework, DateOnly.FromDateTime(Measured)),
        [.. Contenders.Where(static one => one.Kind != Ours).Select(static one => new Series(one.Name, IsLimit: one.Kind != Peer))],
        [.. Figures.GroupBy(static figure => figure.Workload)
            .Where(static group => group.Any(static figure => figure.Kind == Ours)).Select(ToRow)],
        [$"Medians of {Rounds} rounds of {Seconds:0.##} s."]);

    // What the target is against comes first, else the fastest peer: that is the ratio that counts.
    private Row ToRow(IGrouping<string, Figure> figures)
    {
        Figure ours = figures.First(static figure => figure.Kind == Ours);
        Target? target = Targets.FirstOrDefault(target => target.Workload == figures.Key);
        IEnumerable<Figure> others = figures.Where(static figure => figure.Kind != Ours)
            .OrderBy(figure => figure.Name != target?.Against).ThenBy(static figure => figure.Kind != Peer).ThenByDescending(static figure => figure.Median);
        return new Row(
            "calls", Words(figures.Key), "/s", new Reading(ours.Median, (ours.Max - ours.Min) / 2),
            [.. others.Select(static other => new Reference(other.Name, other.Median))],
            target is null ? null : new Goal(target.Other * target.Wanted, $"{target.Wanted} × {target.Against}"));
    }

    private static string Words(string workload) => workload switch
    {
        "oneAtATime" => "1:1, one at a time, await",
        "blocking" => "1:1, one at a time, Get()",
        "burst" => "1:1, 1,000 outstanding",
        "manyToMany" => "2:2, 1,000 outstanding each",
        "creation" => "actors created and called",
        _ => workload,
    };

    internal sealed record Contender(string Name, string Kind);

    internal sealed record Figure(string Workload, string Name, string Kind, double Median, double Min, double Max);

    internal sealed record Target(string Workload, string Against, double Other,
        [property: System.Text.Json.Serialization.JsonPropertyName("target")] double Wanted);
}
