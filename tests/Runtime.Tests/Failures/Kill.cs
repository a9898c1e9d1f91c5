using System.Diagnostics;

namespace Remote.Runtime.Tests.Failures;

/// <summary>Ends processes as the system does when memory runs out: at once. Halts them, too.</summary>
internal static class Kill
{
    public static void Process(int id)
    {
        using Process process = System.Diagnostics.Process.GetProcessById(id);
        process.Kill();
    }

    /// <summary>Halts a process: no thread of it runs until <see cref="Continue"/>.</summary>
    public static void Stop(int id) => Signal("STOP", id);

    public static void Continue(int id) => Signal("CONT", id);

    public static bool IsAlive(int id)
    {
        try
        {
            using Process process = System.Diagnostics.Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static void Signal(string name, int id)
    {
        using Process kill = System.Diagnostics.Process.Start("kill", [$"-{name}", $"{id}"]);
        Assert.True(kill.WaitForExit(Limits.Wait));
        Assert.Equal(0, kill.ExitCode);
    }
}
