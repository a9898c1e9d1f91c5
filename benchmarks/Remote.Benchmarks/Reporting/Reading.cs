namespace Remote.Benchmarks.Reporting;

/// <summary>What was measured: the mean of some rounds and their standard deviation, in the row's unit.</summary>
internal sealed record Reading(double Mean, double Deviation = 0);
