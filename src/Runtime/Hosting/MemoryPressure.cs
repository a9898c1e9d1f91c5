namespace Remote.Hosting;

/// <summary>What this process says to a system that runs out of memory.</summary>
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
}
