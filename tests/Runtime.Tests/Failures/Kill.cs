using System.Diagnostics;

namespace Remote.Runtime.Tests.Failures;

/// <summary>Ends processes as the system does when memory runs out: at once.</summary>
internal static class Kill
{
    public static void Process(int id)
    {
        using Process process = System.Diagnostics.Process.GetProcessById(id);
        process.Kill();
    }

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
}
