namespace Remote.Benchmarks.Start;

/// <summary>One measured thing beside what it should be; without a target it is there to explain the others.</summary>
/// <param name="Unit">"/s" is better the higher, all else the lower.</param>
internal sealed record StartFigure(string Name, double Value, string Unit, double? Target = null)
{
    public bool? Holds => Target is not { } target ? null : HigherIsBetter ? Value >= target : Value <= target;

    public string ValueText => Text(Value);

    public string TargetText => Target is { } target ? $"{(HigherIsBetter ? "≥" : "≤")} {Text(target)}" : "";

    private bool HigherIsBetter => Unit == "/s";

    private string Text(double number) => $"{(number >= 100 ? $"{number:N0}" : $"{number:0.##}")} {Unit}".Replace(" /s", "/s", StringComparison.Ordinal);
}
