namespace Remote.Benchmarks.Reporting;

/// <summary>Figures as people read them: no more digits than were measured.</summary>
internal static class Digits
{
    public static string Of(double value) => value >= 1000 ? $"{value:N0}" : value >= 100 ? $"{value:0}" : value >= 10 ? $"{value:0.0}" : $"{value:0.00}";

    public static string Ratio(double value) => value >= 10 ? $"×{value:N0}" : value >= 1 ? $"×{value:0.0}" : $"×{value:0.00}";
}
