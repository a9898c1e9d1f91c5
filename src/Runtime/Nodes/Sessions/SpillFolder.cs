namespace Remote.Nodes.Sessions;

/// <summary>
/// Where a session's objects go that leave memory: a folder of its own on a disk, which the session's folder need not be on. Ends and is swept
/// as that one is. One that was deleted is made again: files that were in it stay open, and their objects can still be read.
/// </summary>
internal sealed class SpillFolder : IDisposable
{
    private readonly Lock gate = new();
    private readonly string? chosen;
    private readonly string baseFolder;
    private SessionFolder? session;
    private bool disposed;

    private SpillFolder(string? chosen, string baseFolder) => (this.chosen, this.baseFolder) = (chosen, baseFolder);

    /// <summary>Clears what dead sessions left, and makes the folder.</summary>
    /// <param name="chosen">The directory that the user wants, made where it is missing; null for one on the machine's disk.</param>
    /// <exception cref="ArgumentException">The chosen one cannot be used. The default one that cannot is an error only once it is needed.</exception>
    public static SpillFolder Open(string? chosen)
    {
        string name = $"remote-{Environment.UserName}";
        if (chosen is null) return OpenDefault(System.IO.Path.Combine(SpillBase.OnDisk(), name));
        try
        {
            Directory.CreateDirectory(chosen);
            var folder = new SpillFolder(System.IO.Path.GetFullPath(chosen), System.IO.Path.Combine(System.IO.Path.GetFullPath(chosen), name));
            folder.Ensure();
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ArgumentException($"ClusterOptions.SpillDirectory is '{chosen}', which cannot be used: {e.Message} Give a directory in which this program may create files.", e);
        }
    }

    /// <summary>The folder, which is there when this returns.</summary>
    /// <exception cref="IOException">It cannot be made (any more).</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    public string Ensure()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            if (session is not null && Directory.Exists(session.Path)) return session.Path;

            // A disk that is not mounted any more is not replaced by a folder where it was.
            if (chosen is not null && !Directory.Exists(chosen)) throw new DirectoryNotFoundException($"The directory '{chosen}' does not exist any more.");
            session?.Dispose();
            session = null;
            if (chosen is null) SessionBase.Ensure(System.IO.Path.GetDirectoryName(baseFolder)!);
            return (session = SessionFolder.Create(baseFolder)).Path;
        }
    }

    /// <summary>Deletes it with all that is in it.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            session?.Dispose();
        }
    }

    private static SpillFolder OpenDefault(string userFolder)
    {
        var folder = new SpillFolder(null, System.IO.Path.Combine(userFolder, "spill"));
        try
        {
            folder.Ensure();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A machine without a disk that can be written: programs that never need it run there too.
        }

        return folder;
    }
}
