namespace Remote.Benchmarks.Reporting;

/// <summary>The figures of one run: printed, kept as JSON, drawn.</summary>
/// <param name="Source">Where what stands beside our figures comes from.</param>
/// <param name="Series">The columns beside ours, in order.</param>
/// <param name="Notes">What a reader must know to read the rows right.</param>
internal sealed record Report(
    string Title, string Source, Machine Machine, IReadOnlyList<Series> Series, IReadOnlyList<Row> Rows, IReadOnlyList<string> Notes)
{
    public bool Holds => Rows.All(static row => row.Failure is null && row.Holds != false);
}
