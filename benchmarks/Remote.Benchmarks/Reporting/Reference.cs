namespace Remote.Benchmarks.Reporting;

/// <summary>What stands beside a figure of ours: a published figure, a peer or a raw limit, in the row's unit.</summary>
/// <param name="Series">Whose it is: one of the report's <see cref="Report.Series"/>.</param>
/// <param name="Note">What a reader must know of this one value: a version, what was copied.</param>
internal sealed record Reference(string Series, double Value, double Deviation = 0, string? Note = null);
