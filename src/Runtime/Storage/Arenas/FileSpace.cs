using Microsoft.Win32.SafeHandles;

namespace Remote.Storage.Arenas;

/// <summary>The file system's own.</summary>
internal sealed class FileSpace : IFileSpace
{
    public static FileSpace Instance { get; } = new();

    public void Reserve(SafeFileHandle file, long from, long to)
    {
        if (OperatingSystem.IsLinux() && LinuxMemory.Reserve(file, from, to - from)) return;
        // Bytes that were written have a place.
        var zeros = new byte[64 * 1024];
        for (long at = from; at < to; at += zeros.Length) RandomAccess.Write(file, zeros.AsSpan(0, (int)Math.Min(zeros.Length, to - at)), at);
    }
}
