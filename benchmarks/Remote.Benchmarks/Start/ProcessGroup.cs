using System.Globalization;
using System.Runtime.InteropServices;

namespace Remote.Benchmarks.Start;

/// <summary>A process and all that it has started, as the system sees them now.</summary>
internal sealed partial class ProcessGroup
{
    private const int ScheduledTime = 2;

    private readonly int[] pids;

    public ProcessGroup(int root)
    {
        ILookup<int, int> children = Directory.EnumerateDirectories("/proc").Select(static d => int.TryParse(Path.GetFileName(d), out int pid) ? pid : 0)
            .Where(static pid => pid > 0).ToLookup(ParentOf);
        pids = [.. With(root, children)];
    }

    public int Count => pids.Length;

    /// <summary>Each shared page is counted once.</summary>
    public double MemoryMiB => pids.Sum(static pid => Field($"/proc/{pid}/smaps_rollup", "Pss:")) / 1024;

    public double ThreadCount => pids.Sum(static pid => Field($"/proc/{pid}/status", "Threads:"));

    /// <summary>What each has used, the root first.</summary>
    public UsedByProcess[] Used() => [.. pids.Select(static pid => new UsedByProcess(CpuMs(pid), Sleeps(pid)))];

    private static double Sleeps(int pid) => Directory.EnumerateDirectories($"/proc/{pid}/task").Sum(static task => Field($"{task}/status", "voluntary_ctxt_switches:"));

    // The clock of another process counts nanoseconds; /proc/PID/stat hundredths of a second, which is as much as an idle process takes in a second.
    private static unsafe double CpuMs(int pid)
    {
        long* time = stackalloc long[2];
        return GetTime((~pid << 3) | ScheduledTime, time) == 0 ? (time[0] * 1e3) + (time[1] / 1e6) : 0;
    }

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

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static unsafe partial int GetTime(int clock, long* time);
}
