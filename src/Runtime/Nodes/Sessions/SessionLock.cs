namespace Remote.Nodes.Sessions;

/// <summary>
/// The lock of a session folder, held for as long as its process lives (<see cref="FileShare.None"/>, which is flock on Unix).
/// Who holds it may delete the folder.
/// </summary>
internal sealed class SessionLock
{
    private const string FileName = "lock";

    private readonly string folder;
    private readonly FileStream file;

    private SessionLock(string folder, FileStream file)
    {
        this.folder = folder;
        this.file = file;
    }

    public static bool Exists(string folder) => File.Exists(Path.Combine(folder, FileName));

    /// <summary>Locks a new folder; null where another start took it for a dead one meanwhile, or locks do not work there.</summary>
    public static SessionLock? TryCreate(string folder)
    {
        SessionLock? held = TryOpen(folder, FileMode.CreateNew);
        if (held is null) return null;

        // A sweeper that opened the file before it was locked has unlinked it; and a lock that does not exclude is none.
        SessionLock? second = TryOpen(folder, FileMode.Open);
        if (second is null && Exists(folder)) return held;
        second?.file.Dispose();
        held.file.Dispose();
        return null;
    }

    /// <summary>Takes the lock of another session; null where it lives.</summary>
    public static SessionLock? TryTake(string folder) => TryOpen(folder, FileMode.Open);

    /// <summary>Deletes the folder with all that is in it, the lock last.</summary>
    public void DeleteFolder()
    {
        foreach (string entry in Directory.EnumerateFileSystemEntries(folder)) Delete(entry);

        // Unlinked while held, so that nobody can lock a file that is about to go. Windows cannot unlink an open file, and need not:
        // there a file is locked from the moment it exists.
        if (!OperatingSystem.IsWindows()) File.Delete(file.Name);
        file.Dispose();
        File.Delete(file.Name);
        Directory.Delete(folder);
    }

    private void Delete(string entry)
    {
        if (entry == file.Name) return;
        if (Directory.Exists(entry) && new DirectoryInfo(entry).LinkTarget is null) Directory.Delete(entry, recursive: true);
        else File.Delete(entry);
    }

    private static SessionLock? TryOpen(string folder, FileMode mode)
    {
        try
        {
            return new SessionLock(folder, new FileStream(Path.Combine(folder, FileName), mode, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
