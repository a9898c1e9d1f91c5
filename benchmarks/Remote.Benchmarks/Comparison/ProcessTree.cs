using System.Diagnostics;
using System.Globalization;

namespace Remote.Benchmarks.Comparison;

/// <summary>What this process and those that it started, and they, use of the CPUs; where /proc says it.</summary>
internal static class ProcessTree
{
    private const double TicksPerSecond = 100;

    /// <summary>How much of a core all of them use, 1 being a whole one; null where it cannot be told.</summary>
    public static async Task<double?> UseAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux()) return null;
        double before = Seconds();
        long start = Stopwatch.GetTimestamp();
        await Task.Delay(time, cancellationToken);
        return Math.Max(0, Seconds() - before) / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Seconds()
    {
        Dictionary<int, (int Parent, long Ticks)> all = Read();
        return all.Keys.Where(id => IsOurs(id, all)).Sum(id => all[id].Ticks) / TicksPerSecond;
    }

    private static bool IsOurs(int id, Dictionary<int, (int Parent, long Ticks)> all)
        => id == Environment.ProcessId || (all.TryGetValue(id, out var process) && IsOurs(process.Parent, all));

    private static Dictionary<int, (int Parent, long Ticks)> Read()
    {
        var all = new Dictionary<int, (int, long)>();
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out int id) || ReadStat(folder) is not { } stat) continue;
            // proc(5), after the name in brackets: state, parent, ...; the 14th and 15th field of all are the user and system time.
            string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            all[id] = (int.Parse(fields[1], CultureInfo.InvariantCulture), long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture));
        }

        return all;
    }

    private static string? ReadStat(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "stat"));
        }
        catch (IOException)
        {
            return null;    // It has ended since the folder was listed.
        }
    }
}
