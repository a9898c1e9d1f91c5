namespace Remote.Nodes.Memory;

/// <summary>
/// A control group (cgroup) of Linux that this process belongs to, as containers and services have one: its memory may have a limit
/// below the machine's.
/// </summary>
internal sealed class MemoryGroup : IDisposable
{
    // Version 1 says a number near 2^63 where there is no limit.
    private const long NoLimit = 1L << 60;

    private readonly string who;
    private readonly SystemFile limit;
    private readonly SystemFile usage;
    private readonly SystemFile statistics;
    private readonly bool second;

    private MemoryGroup(string who, SystemFile limit, SystemFile usage, SystemFile statistics, bool second)
    {
        this.who = who;
        this.limit = limit;
        this.usage = usage;
        this.statistics = statistics;
        this.second = second;
    }

    /// <summary>The groups of this process, the innermost first: each one's limit holds for all inside of it.</summary>
    /// <param name="membership">The file that says which they are: /proc/self/cgroup.</param>
    /// <param name="root">Where the groups are: /sys/fs/cgroup.</param>
    /// <param name="buffer">For all files of one reader.</param>
    public static IReadOnlyList<MemoryGroup> Find(string membership, string root, byte[] buffer)
    {
        var found = new List<MemoryGroup>();
        if (!File.Exists(membership)) return found;
        foreach (string[] parts in File.ReadLines(membership).Select(static line => line.Split(':', 3)).Where(static p => p.Length == 3))
        {
            bool second = parts is ["0", "", _];
            if (!second && !parts[1].Split(',').Contains("memory")) continue;
            string mount = second ? root : Path.Combine(root, "memory");
            // Inside of a container the path may be that of the machine, which cannot be seen: then the container's own group is at the top.
            for (string? path = parts[2].TrimEnd('/'); path is not null; path = ParentOf(path))
            {
                if (TryOpen(mount + path, second, path, buffer) is { } group) found.Add(group);
            }
        }

        return found;
    }

    /// <summary>What it uses of its limit; null where it has none.</summary>
    public MachineMemory? Read()
    {
        if (!limit.TryRead() || limit.ValueOf(default) is not { } total || total >= NoLimit) return null;
        if (!usage.TryRead() || usage.ValueOf(default) is not { } used || !statistics.TryRead()) return null;
        long files = second
            ? Statistic("inactive_file "u8) + Statistic("active_file "u8) + Statistic("slab_reclaimable "u8)
            : Statistic("total_inactive_file "u8) + Statistic("total_active_file "u8);
        long shared = second ? Statistic("shmem "u8) : Statistic("total_shmem "u8);
        return new MachineMemory(who, total, Math.Max(0, used - files), shared);
    }

    public void Dispose()
    {
        limit.Dispose();
        usage.Dispose();
        statistics.Dispose();
    }

    private static string? ParentOf(string path) => path.Length == 0 ? null : path[..path.LastIndexOf('/')];

    private static MemoryGroup? TryOpen(string folder, bool second, string path, byte[] buffer)
    {
        SystemFile? limit = SystemFile.TryOpen(Path.Combine(folder, second ? "memory.max" : "memory.limit_in_bytes"), buffer);
        SystemFile? usage = SystemFile.TryOpen(Path.Combine(folder, second ? "memory.current" : "memory.usage_in_bytes"), buffer);
        SystemFile? statistics = SystemFile.TryOpen(Path.Combine(folder, "memory.stat"), buffer);
        if (limit is not null && usage is not null && statistics is not null)
            return new MemoryGroup(path.Length == 0 ? "The container" : $"The control group {path}", limit, usage, statistics, second);
        limit?.Dispose();
        usage?.Dispose();
        statistics?.Dispose();
        return null;
    }

    private long Statistic(ReadOnlySpan<byte> name) => statistics.ValueOf(name) ?? 0;
}
