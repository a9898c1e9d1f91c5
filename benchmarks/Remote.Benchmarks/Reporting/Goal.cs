namespace Remote.Benchmarks.Reporting;

/// <summary>What a row is to reach.</summary>
/// <param name="AtLeast">In the row's unit.</param>
/// <param name="Text">Where that comes from: "10 × Ray".</param>
internal sealed record Goal(double AtLeast, string Text);
