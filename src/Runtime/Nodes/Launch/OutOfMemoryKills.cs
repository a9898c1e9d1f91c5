namespace Remote.Nodes.Launch;

/// <summary>How many processes this system has ended because memory was short.</summary>
internal static class OutOfMemoryKills
{
    private const string Statistics = "/proc/vmstat";
    private const string Counter = "oom_kill ";

    /// <summary>The count since the system started; 0 where it does not say.</summary>
    public static long Count()
    {
        if (!OperatingSystem.IsLinux()) return 0;
        try
        {
            string? line = File.ReadLines(Statistics).FirstOrDefault(static l => l.StartsWith(Counter, StringComparison.Ordinal));
            return line is not null && long.TryParse(line.AsSpan(Counter.Length), out long count) ? count : 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
