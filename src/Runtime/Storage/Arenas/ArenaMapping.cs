using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace Remote.Storage.Arenas;

/// <summary>
/// A node's arena as one process sees it: mapped once, at its full size. Whoever uses addresses in it holds it, so that memory which
/// outlives its cluster stays readable.
/// </summary>
internal sealed unsafe class ArenaMapping : IDisposable
{
    private readonly SafeMemoryMappedViewHandle view;

    private ArenaMapping(SafeMemoryMappedViewHandle view) => this.view = view;

    /// <summary>The first byte. Good only while held.</summary>
    public byte* Base => (byte*)view.DangerousGetHandle();

    /// <summary>Maps an open file. The file may be closed, and deleted, afterwards.</summary>
    public static ArenaMapping Of(FileStream file, long length)
    {
        using var mapped = MemoryMappedFile.CreateFromFile(file, null, length, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
        // Not disposed: that would flush, which a file in memory does not need. What it wraps has an end of its own.
        return new ArenaMapping(mapped.CreateViewAccessor(0, length, MemoryMappedFileAccess.ReadWrite).SafeMemoryMappedViewHandle);
    }

    /// <summary>Maps the arena of another process.</summary>
    public static ArenaMapping Of(string path, long length)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        return Of(file, length);
    }

    /// <exception cref="ObjectDisposedException">The process has left the cluster.</exception>
    public void Hold()
    {
        bool held = false;
        view.DangerousAddRef(ref held);
    }

    public void LetGo() => view.DangerousRelease();

    /// <summary>Unmaps it, or has whoever holds it last do so.</summary>
    public void Dispose() => view.Dispose();
}
