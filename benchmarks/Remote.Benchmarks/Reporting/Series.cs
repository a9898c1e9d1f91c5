namespace Remote.Benchmarks.Reporting;

/// <summary>A column of a report beside ours.</summary>
/// <param name="InChart">Whether a chart has a bar for it.</param>
/// <param name="IsLimit">Whether it is what the machine allows, not somebody to compare with.</param>
internal sealed record Series(string Name, bool InChart = true, bool IsLimit = false);
