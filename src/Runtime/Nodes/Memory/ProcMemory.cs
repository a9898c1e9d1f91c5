using System.Globalization;

namespace Remote.Nodes.Memory;

/// <summary>What Linux says of memory. One reader at a time: the node's loop.</summary>
internal sealed class ProcMemory : IMemorySource, IDisposable
{
    private const long Kibi = 1024;

    private readonly byte[] buffer = SystemFile.CreateBuffer();
    private readonly SystemFile? machine;
    private readonly IReadOnlyList<MemoryGroup> groups;
    private readonly List<MachineMemory> read = [];

    /// <param name="proc">Where processes are.</param>
    /// <param name="groupRoot">Where control groups are.</param>
    public ProcMemory(string proc = "/proc", string groupRoot = "/sys/fs/cgroup")
    {
        machine = SystemFile.TryOpen(Path.Combine(proc, "meminfo"), buffer);
        groups = MemoryGroup.Find(Path.Combine(proc, "self", "cgroup"), groupRoot, buffer);
    }

    public MachineMemory? ReadMachine()
    {
        read.Clear();
        if (ReadWhole() is { } whole) read.Add(whole);
        foreach (MemoryGroup group in groups)
        {
            if (group.Read() is { } one) read.Add(one);
        }

        return read.Count == 0 ? null : read.MaxBy(static m => m.Fraction);
    }

    // The one that is fullest by its share need not be the one with the fewest bytes left.
    public long RoomBelow(double limit) => read.Count == 0 ? 0 : read.Min(m => (long)(m.Total * limit) - m.Used);

    public long ReadPrivate(int process)
    {
        using SystemFile? status = SystemFile.TryOpen(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/status"), buffer);
        if (status is null || !status.TryRead()) return 0;
        return ((status.ValueOf("RssAnon:"u8) ?? 0) + (status.ValueOf("VmSwap:"u8) ?? 0)) * Kibi;
    }

    public void Dispose()
    {
        machine?.Dispose();
        foreach (MemoryGroup group in groups) group.Dispose();
    }

    // What is available counts caches that can be dropped, and not shared memory.
    private MachineMemory? ReadWhole()
    {
        if (machine is null || !machine.TryRead()) return null;
        if (machine.ValueOf("MemTotal:"u8) is not { } total || machine.ValueOf("MemAvailable:"u8) is not { } available) return null;
        return new MachineMemory("The machine", total * Kibi, (total - available) * Kibi, (machine.ValueOf("Shmem:"u8) ?? 0) * Kibi);
    }
}
