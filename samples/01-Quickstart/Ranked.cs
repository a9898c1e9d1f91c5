namespace Quickstart;

public sealed record Ranked(string Name, double Score);
