namespace Remote.Storage.Arenas;

/// <summary>Makes files to be mapped: their user alone may open them, and others may hold and delete them meanwhile.</summary>
internal static class PrivateFile
{
    /// <summary>Makes a file that does not exist yet.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
