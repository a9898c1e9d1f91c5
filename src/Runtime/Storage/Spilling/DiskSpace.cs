using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Remote.Storage.Spilling;

/// <summary>Gives the space of a part of a file back to the file system, without rewriting the rest: .NET has no call for it.</summary>
internal static partial class DiskSpace
{
    private const int KeepSize = 1;
    private const int PunchHole = 2;

    /// <summary>False where the system or the file system cannot: then it comes back with the file.</summary>
    public static bool TryGiveBack(SafeFileHandle file, long offset, long length)
        => OperatingSystem.IsLinux() && Environment.Is64BitProcess && Allocate(file, KeepSize | PunchHole, offset, length) == 0;

    [LibraryImport("libc", EntryPoint = "fallocate", SetLastError = true)]
    private static partial int Allocate(SafeFileHandle file, int mode, long offset, long length);
}
