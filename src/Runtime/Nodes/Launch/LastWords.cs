namespace Remote.Nodes.Launch;

/// <summary>What the .NET runtime says before it aborts: an exit code alone does not tell a full stack from a full memory.</summary>
internal sealed class LastWords
{
    private const int Abort = 134;
    private const int Kill = 137;
    private const string Unhandled = "Unhandled exception. ";
    private volatile string? cause;

    public void Hear(string line)
    {
        if (line.StartsWith("Stack overflow", StringComparison.Ordinal)) cause = "its stack overflowed";
        else if (line.StartsWith("Out of memory", StringComparison.Ordinal)) cause = "it ran out of memory";
        else if (line.StartsWith(Unhandled, StringComparison.Ordinal)) cause = $"unhandled {line[Unhandled.Length..]}";
    }

    /// <summary>The exit code in words, with the cause where it is known.</summary>
    /// <param name="exitCode">How the process ended.</param>
    /// <param name="memoryShort">Whether the system has ended processes for lack of memory meanwhile.</param>
    public string Describe(int exitCode, bool memoryShort)
    {
        string reason = ExitReason.Describe(exitCode);
        // Anybody can write these lines; only the runtime aborts after them.
        if (cause is { } known && (OperatingSystem.IsWindows() || exitCode == Abort)) return $"{reason}: {known}";
        return memoryShort && exitCode == Kill ? $"{reason}: while it ran, the system ended processes because memory was short" : reason;
    }
}
