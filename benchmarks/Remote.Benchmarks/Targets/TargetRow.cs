namespace Remote.Benchmarks.Targets;

/// <summary>A line of the table of targets.</summary>
/// <param name="Beside">What it is compared with, in words; empty where it is a number alone.</param>
/// <param name="Ratio">Ours for one of that; null where there is none.</param>
internal sealed record TargetRow(string Workload, string Measured, string Beside, double? Ratio, string Target, bool Holds);
