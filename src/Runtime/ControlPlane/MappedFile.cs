using System.IO.MemoryMappedFiles;

namespace Remote.ControlPlane;

/// <summary>A file that a process maps and writes with plain stores: others read it however the process has ended.</summary>
internal static unsafe class MappedFile
{
    /// <summary>Makes the file, of zeros, and maps it for the rest of the process's life; null where the disk has no room for it.</summary>
    public static byte* TryCreate(string path, int length)
    {
        try
        {
            // Allocated at once: a store to a mapped page that the disk has no room for would end the process.
            var options = new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.ReadWrite | FileShare.Delete,
                PreallocationSize = length,
            };
            var file = new FileStream(path, options);
            file.SetLength(length);
            MemoryMappedFile map = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);
            byte* start = null;
            map.CreateViewAccessor().SafeMemoryMappedViewHandle.AcquirePointer(ref start);
            return start;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
