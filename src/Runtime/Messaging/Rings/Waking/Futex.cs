using System.Runtime.InteropServices;

namespace Remote.Messaging.Rings;

/// <summary>
/// Sleep until a word in shared memory is said to have changed. .NET has no such call that crosses processes; this one is Linux' own, and not
/// the private kind.
/// </summary>
internal static unsafe partial class Futex
{
    private const nint WaitOperation = 0;
    private const nint WakeOperation = 1;
    private const nint NumberOnX64 = 202;
    private const nint NumberOnArm64 = 98;

    private static readonly nint Number = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? NumberOnX64 : NumberOnArm64;

    public static bool IsSupported =>
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    /// <summary>Sleeps while the word has the value: until a wake, a signal or the limit. Whoever returns looks again.</summary>
    public static void Wait(int* word, int value, TimeSpan limit)
    {
        long* time = stackalloc long[2];
        time[0] = limit.Ticks / TimeSpan.TicksPerSecond;
        time[1] = limit.Ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick;
        Call(Number, word, WaitOperation, value, time, 0, 0);
    }

    public static void WakeOne(int* word) => Call(Number, word, WakeOperation, 1, null, 0, 0);

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial nint Call(nint number, int* word, nint operation, nint value, long* limit, nint unused, nint unusedToo);
}
