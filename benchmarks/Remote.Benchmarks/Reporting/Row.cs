namespace Remote.Benchmarks.Reporting;

/// <summary>One workload. All units are rates: more is better.</summary>
/// <param name="Group">Rows of a group stand together.</param>
/// <param name="Ours">Null where it failed, which <paramref name="Failure"/> then explains.</param>
internal sealed record Row(
    string Group, string Workload, string Unit, Reading? Ours, IReadOnlyList<Reference> References, Goal? Goal = null, string? Failure = null)
{
    /// <summary>Ours for one of the first of what stands beside it.</summary>
    public double? Ratio => References.Count == 0 ? null : RatioTo(References[0]);

    /// <summary>Null where there is no goal.</summary>
    public bool? Holds => Goal is null ? null : Ours is { } ours && ours.Mean >= Goal.AtLeast;

    public double? RatioTo(Reference other) => Ours?.Mean / other.Value;

    public Reference? Of(string series) => References.FirstOrDefault(one => one.Series == series);
}
