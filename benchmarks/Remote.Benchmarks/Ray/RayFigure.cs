namespace Remote.Benchmarks.Ray;

/// <summary>Ray's own figure for a workload: of 2.37.0, and the newest that a release note names with its version.</summary>
internal sealed record RayFigure(double Mean, double Deviation, double Newest, string Version);
