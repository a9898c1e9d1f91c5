using System.Runtime.InteropServices;

namespace Remote.Launch.Tests.Support;

/// <summary>Signals to processes.</summary>
internal static partial class Signals
{
    public const int Interrupt = 2;
    public const int Stop = 19;

    public static void Send(int process, int signal) => Assert.Equal(0, SendSignal(process, signal));

    /// <summary>Waits until the process is no more; false after the limit.</summary>
    public static async Task<bool> IsGoneAsync(int process, TimeSpan limit)
    {
        long end = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        while (IsAlive(process))
        {
            if (Environment.TickCount64 > end) return false;
            await Task.Delay(20);
        }

        return true;
    }

    /// <summary>Whether it runs: a dead process whose parent has not asked for it yet is still listed, as a zombie.</summary>
    public static bool IsAlive(int process)
    {
        try
        {
            string status = File.ReadAllText($"/proc/{process}/stat");
            return status[status.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
