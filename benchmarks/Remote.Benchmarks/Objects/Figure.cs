namespace Remote.Benchmarks.Objects;

/// <summary>One row: ours, Ray's published figure, and the nearest raw limit on this machine in this run.</summary>
/// <param name="Unit">"/s" and "GB/s" are better the higher, "µs", "ms" and "s" the lower.</param>
/// <param name="Ray">Ray's, on 64 CPUs (release/perf_metrics of 2.37 to 2.58).</param>
/// <param name="Limit">What the raw limit is.</param>
/// <param name="Target">Ours should be this good, in <paramref name="Unit"/>; or, with <paramref name="OfLimit"/>, this share of the raw limit.</param>
internal sealed record Figure(
    string Work, double Value, string Unit, double? Ray = null, string? Limit = null, double? Raw = null, double? Target = null, bool OfLimit = false)
{
    private bool HigherIsBetter => Unit.EndsWith("/s", StringComparison.Ordinal);

    /// <summary>How close to the limit: 1 is the limit itself.</summary>
    public double? Share => HigherIsBetter ? Value / Raw : Raw / Value;

    public bool? Met => Target is not { } target ? null : OfLimit ? Share >= target : HigherIsBetter ? Value >= target : Value <= target;

    public string TargetText => Target is not { } target ? "" : OfLimit ? $"≥ {target:0.0#} of it" : $"{(HigherIsBetter ? "≥" : "≤")} {Text(target)}";

    public string Text(double? value) => value is not { } number ? "" : $"{Digits(number)} {Unit}".Replace(" /s", "/s", StringComparison.Ordinal);

    private static string Digits(double number) => number >= 1000 ? $"{number:N0}" : number >= 10 ? $"{number:0.0}" : $"{number:0.000}";
}
