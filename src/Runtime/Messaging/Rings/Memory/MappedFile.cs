using Remote.Storage.Arenas;

namespace Remote.Messaging.Rings;

/// <summary>
/// Files of a known size that are mapped whole. Each end reserves all of the space before it maps: a page that is touched and not there ends the
/// process on the spot.
/// </summary>
internal static class MappedFile
{
    /// <exception cref="IOException">There is no space for it.</exception>
    public static ArenaMapping Create(string path, long size, IFileSpace space)
    {
        using FileStream file = PrivateFile.Create(path);
        try
        {
            file.SetLength(size);
            space.Reserve(file.SafeFileHandle, 0, size);
            return ArenaMapping.Of(file, size);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <exception cref="IOException">It is not there, or has another size.</exception>
    public static ArenaMapping Open(string path, long size)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        if (file.Length != size) throw new IOException($"The file '{path}' has {file.Length:N0} bytes instead of {size:N0}.");
        if (OperatingSystem.IsLinux()) LinuxMemory.Reserve(file.SafeFileHandle, 0, size);
        return ArenaMapping.Of(file, size);
    }
}
