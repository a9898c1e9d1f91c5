using System.Runtime.InteropServices;

namespace Chaos;

/// <summary>Signals to processes, by their numbers on Linux.</summary>
internal static partial class Signal
{
    public const int Kill = 9;
    public const int Continue = 18;
    public const int Stop = 19;
    private const int Probe = 0;

    /// <summary>False where there is no such process any more.</summary>
    public static bool TrySend(int process, int signal) => Send(process, signal) == 0;

    public static bool IsAlive(int process) => Send(process, Probe) == 0;

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Send(int process, int signal);
}
