using Remote.ControlPlane;
using Remote.Nodes.Memory;

namespace Remote.Hosting;

/// <summary>What this process does for a system that runs out of memory.</summary>
internal static class MemoryPressure
{
    private const string OwnScore = "/proc/self/oom_score_adj";

    /// <summary>Linux ends this process rather than its driver or anything else of the machine: a worker can be replaced.</summary>
    public static void VolunteerToEnd()
    {
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            File.WriteAllText(OwnScore, "1000");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Not every container lets it.
        }
    }

    /// <summary>Gives back what is free, and says what is left. On a thread of its own: it takes a while, and user code may occupy the pool's.</summary>
    public static void Collect(IControlChannel node) => new Thread(() => CollectNow(node)) { IsBackground = true, Name = "Remote memory" }.Start();

    private static void CollectNow(IControlChannel node)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var memory = new ProcMemory();
        node.Send(new MemoryKept(memory.ReadPrivate(Environment.ProcessId)));
    }
}
