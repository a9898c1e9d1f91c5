namespace Remote.Benchmarks.Micro;

/// <summary>A value as programs pass them, without an attribute: its codec is generated, because a task below takes it.</summary>
internal sealed record Sample(int Number, double Weight, string Name);
