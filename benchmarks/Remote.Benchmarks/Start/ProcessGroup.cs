using System.Globalization;

namespace Remote.Benchmarks.Start;

/// <summary>This process and all that it has started, as the system sees them now.</summary>
internal sealed class ProcessGroup
{
    private const double TicksPerSecond = 100;

    private readonly int[] pids;

    public ProcessGroup()
    {
        ILookup<int, int> children = Directory.EnumerateDirectories("/proc").Select(static d => int.TryParse(Path.GetFileName(d), out int pid) ? pid : 0)
            .Where(static pid => pid > 0).ToLookup(ParentOf);
        pids = [.. With(Environment.ProcessId, children)];
    }

    public int Count => pids.Length;

    /// <summary>Each shared page is counted once.</summary>
    public double MemoryMiB => pids.Sum(static pid => Field($"/proc/{pid}/smaps_rollup", "Pss:")) / 1024;

    /// <summary>Threads that have ended are counted too, which sums over threads would miss.</summary>
    public double CpuSeconds => pids.Sum(static pid => Stat(pid).Skip(11).Take(2).Sum(static ticks => double.Parse(ticks, CultureInfo.InvariantCulture))) / TicksPerSecond;

    public double ThreadCount => pids.Sum(static pid => Field($"/proc/{pid}/status", "Threads:"));

    /// <summary>How often a thread has slept until now: each time, it was woken before.</summary>
    public double Sleeps => Threads(static task => Field($"{task}/status", "voluntary_ctxt_switches:"));

    private double Threads(Func<string, double> of) => pids.SelectMany(static pid => Directory.EnumerateDirectories($"/proc/{pid}/task")).Sum(of);

    private static IEnumerable<int> With(int pid, ILookup<int, int> children) => children[pid].SelectMany(child => With(child, children)).Prepend(pid);

    private static int ParentOf(int pid) => Stat(pid) is [_, var parent, ..] ? int.Parse(parent, CultureInfo.InvariantCulture) : 0;

    // The second field is a name in parentheses, which may hold anything.
    private static string[] Stat(int pid)
    {
        string text = Read($"/proc/{pid}/stat");
        return text.Length == 0 ? [] : text[(text.LastIndexOf(')') + 2)..].Split(' ');
    }

    private static double Field(string file, string name)
    {
        string? line = Read(file).Split('\n').FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line[name.Length..].Trim().Split(' ')[0], CultureInfo.InvariantCulture);
    }

    // A process may end between two looks.
    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
