using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Remote.Hosting;

/// <summary>Ties this process's life to that of its parent.</summary>
internal static partial class ParentProcess
{
    private const int SetParentDeathSignal = 1;
    private const nint SigKill = 9;

    /// <summary>
    /// Has the system kill this process when its parent ends, even while it is stopped. To be called on the main thread: the request ends with
    /// the thread that made it. Linux alone can do this; elsewhere the end of the control channel does.
    /// </summary>
    /// <param name="parent">The parent's id.</param>
    public static void DieWith(int parent)
    {
        if (OperatingSystem.IsWindows()) return;
        if (OperatingSystem.IsLinux() && Control(SetParentDeathSignal, SigKill, 0, 0, 0) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError(), "prctl(PR_SET_PDEATHSIG) failed");

        // It may have ended before the request was made.
        if (GetParent() != parent) EndThisProcess();
    }

    /// <summary>Ends this process now: no handler, no finally block, no thread can delay it.</summary>
    public static void EndThisProcess()
    {
        using Process self = Process.GetCurrentProcess();
        self.Kill();
        Thread.Sleep(Timeout.Infinite);
    }

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    private static partial int Control(int option, nint argument2, nint argument3, nint argument4, nint argument5);

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int GetParent();
}
