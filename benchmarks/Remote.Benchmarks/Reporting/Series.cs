namespace Remote.Benchmarks.Reporting;

/// <summary>A column of a report beside ours, and whether a chart has a bar for it.</summary>
internal sealed record Series(string Name, bool InChart = true);
