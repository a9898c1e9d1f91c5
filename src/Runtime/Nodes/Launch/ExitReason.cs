namespace Remote.Nodes.Launch;

/// <summary>An exit code in words.</summary>
internal static class ExitReason
{
    private const int SignalBase = 128;

    /// <summary>As <c>ended by SIGKILL (exit code 137)</c>.</summary>
    public static string Describe(int exitCode)
        => !OperatingSystem.IsWindows() && SignalName(exitCode - SignalBase) is { } signal
            ? $"ended by {signal} (exit code {exitCode})"
            : $"ended with exit code {exitCode}";

    // The numbers that are the same on Linux and macOS.
    private static string? SignalName(int number) => number switch
    {
        1 => "SIGHUP",
        2 => "SIGINT",
        3 => "SIGQUIT",
        4 => "SIGILL",
        6 => "SIGABRT",
        8 => "SIGFPE",
        9 => "SIGKILL",
        11 => "SIGSEGV",
        13 => "SIGPIPE",
        15 => "SIGTERM",
        _ => null,
    };
}
