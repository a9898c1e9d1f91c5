namespace Remote.Nodes.Launch;

/// <summary>An exit code in words.</summary>
internal static class ExitReason
{
    private const int SignalBase = 128;

    // The numbers that are the same on Linux and macOS.
    private static readonly Dictionary<int, string> Signals = new()
    {
        [1] = "SIGHUP", [2] = "SIGINT", [3] = "SIGQUIT", [4] = "SIGILL", [6] = "SIGABRT", [8] = "SIGFPE", [9] = "SIGKILL", [11] = "SIGSEGV", [13] = "SIGPIPE", [15] = "SIGTERM",
    };

    /// <summary>As <c>ended by SIGKILL (exit code 137)</c>.</summary>
    public static string Describe(int exitCode)
        => !OperatingSystem.IsWindows() && Signals.TryGetValue(exitCode - SignalBase, out string? signal)
            ? $"ended by {signal} (exit code {exitCode})"
            : $"ended with exit code {exitCode}";
}
