using System.Globalization;

namespace Remote.Benchmarks.Reporting;

/// <summary>Figures as people read them: no more digits than were measured.</summary>
internal static class Digits
{
    public static string Of(double value) => value >= 1000 ? $"{value:N0}" : value >= 100 ? $"{value:0}" : value >= 10 ? $"{value:0.0}" : $"{value:0.00}";

    public static string Ratio(double value) => value >= 10 ? $"×{value:N0}" : value >= 1 ? $"×{value:0.0}" : $"×{value:0.00}";

    /// <summary>Three digits: 81.7M, 418k, 4,280, 14.2.</summary>
    public static string Short(double value) => value switch
    {
        >= 1e6 => $"{Of(value / 1e6)}M",
        >= 1e5 => $"{value / 1e3:0}k",
        >= 1e3 => (Math.Round(value / 10) * 10).ToString("N0", CultureInfo.InvariantCulture),
        _ => Of(value),
    };

    /// <summary>At an axis: 1, 3, 10, 1k, 10M.</summary>
    public static string Tick(double value) => Math.Round(value, 3) switch
    {
        >= 1e9 => $"{value / 1e9:0}G",
        >= 1e6 => $"{value / 1e6:0}M",
        >= 1e3 => $"{value / 1e3:0}k",
        _ => $"{value:0.###}",
    };
}
