using System.Diagnostics;
using System.Globalization;

namespace Remote.Benchmarks.Comparison;

/// <summary>What a process and those that it started, and they, use of the CPUs; where /proc says it.</summary>
/// <param name="root">The process.</param>
/// <param name="without">Processes below it that do not count, with all that they started.</param>
internal sealed class ProcessTree(int root, params int[] without)
{
    private const double TicksPerSecond = 100;

    /// <summary>How much of a core they use, 1 being a whole one; null where it cannot be told.</summary>
    public async Task<double?> UseAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        double? before = Seconds();
        long start = Stopwatch.GetTimestamp();
        await Task.Delay(time, cancellationToken);
        return (Seconds() - before) / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>User and system time so far, of those that live now; null where it cannot be told.</summary>
    public double? Seconds()
    {
        if (!OperatingSystem.IsLinux()) return null;
        Dictionary<int, (int Parent, long Ticks)> all = Read();
        return all.Keys.Where(id => Counts(id, all)).Sum(id => all[id].Ticks) / TicksPerSecond;
    }

    private bool Counts(int id, Dictionary<int, (int Parent, long Ticks)> all)
        => !without.Contains(id) && (id == root || (all.TryGetValue(id, out var process) && Counts(process.Parent, all)));

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
