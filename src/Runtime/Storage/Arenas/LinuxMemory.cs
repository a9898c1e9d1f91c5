using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Remote.Storage.Arenas;

/// <summary>The two calls that .NET does not have: space for a part of a file, and pages before they are touched.</summary>
internal static partial class LinuxMemory
{
    private const int Interrupted = 4;
    private const int NotSupported = 95;
    private const int PopulateWrite = 23;

    /// <summary>An interrupted call is undone and made again, and the runtime's signals interrupt: steps that end between two of them.</summary>
    private const long Step = 16 << 20;

    /// <summary>Reserves the pages of a part of a file; false where the file system cannot.</summary>
    /// <exception cref="IOException">There is no space.</exception>
    public static bool Reserve(SafeFileHandle file, long offset, long length)
    {
        for (long end = offset + length; offset < end; offset += Step)
        {
            int error = Call(() => FileAllocate(file, 0, offset, Math.Min(Step, end - offset)));
            if (error == NotSupported) return false;
            if (error != 0) throw new IOException(Marshal.GetPInvokeErrorMessage(error));
        }

        return true;
    }

    /// <summary>Maps pages for writing and zeroes them; where the kernel is too old for it, they come when they are touched.</summary>
    public static void Populate(nint address, long length) => Call(() => Advise(address, (nuint)length, PopulateWrite));

    private static int Call(Func<int> call)
    {
        int error;
        do error = call() == 0 ? 0 : Marshal.GetLastPInvokeError();
        while (error == Interrupted);
        return error;
    }

    [LibraryImport("libc", EntryPoint = "fallocate", SetLastError = true)]
    private static partial int FileAllocate(SafeFileHandle file, int mode, long offset, long length);

    [LibraryImport("libc", EntryPoint = "madvise", SetLastError = true)]
    private static partial int Advise(nint address, nuint length, int advice);
}
