namespace TreeReduction;

internal sealed record Timed(string Name, Fraction Sum, TimeSpan Elapsed);
