using System.Security.Cryptography;

namespace Remote.Nodes.Sessions;

/// <summary>
/// The folder of one cluster start: sockets and, later, shared memory. Only its user can enter it. A lock file says whether its process lives,
/// and the system drops the lock however that process ends; each start clears what dead sessions left.
/// </summary>
internal sealed class SessionFolder : IDisposable
{
    private const int NameLength = 16;
    private const int Attempts = 10;
    private const string SocketName = "node";

    private readonly SessionLock sessionLock;

    private SessionFolder(string path, SessionLock sessionLock)
    {
        Path = path;
        this.sessionLock = sessionLock;
    }

    /// <summary>The folder itself.</summary>
    public string Path { get; }

    /// <summary>Where the node listens for its workers.</summary>
    public string SocketPath => System.IO.Path.Combine(Path, SocketName);

    /// <summary>Makes a folder under the user's base folder, after clearing those of dead sessions.</summary>
    /// <exception cref="IOException">The base folder is not this user's alone, or cannot be used.</exception>
    public static SessionFolder Create() => Create(SessionBase.Find(NameLength + 1 + SocketName.Length));

    /// <inheritdoc cref="Create()"/>
    /// <param name="baseFolder">Made where it is missing.</param>
    public static SessionFolder Create(string baseFolder)
    {
        SessionBase.Ensure(baseFolder);

        // First the own one: its lock proves that locks work here, without which a sweep would take the living for dead.
        SessionFolder session = CreateIn(baseFolder);
        foreach (string folder in Directory.EnumerateDirectories(baseFolder))
            if (folder != session.Path && IsSessionName(System.IO.Path.GetFileName(folder))) DeleteIfDead(folder);
        return session;
    }

    /// <summary>Deletes the folder; what cannot be deleted is left to the next start.</summary>
    public void Dispose() => Quietly(sessionLock.DeleteFolder);

    private static SessionFolder CreateIn(string baseFolder)
    {
        for (int attempt = 1; ; attempt++)
        {
            string path = System.IO.Path.Combine(baseFolder, RandomNumberGenerator.GetHexString(NameLength, lowercase: true));
            SessionBase.CreatePrivate(path);

            // Another start may sweep the folder before it is locked; then a new one is made.
            if (SessionLock.TryCreate(path) is { } held) return new SessionFolder(path, held);
            if (attempt == Attempts) throw new IOException($"The session folder '{path}' cannot be locked. Use a local file system: set TMPDIR.");
        }
    }

    private static void DeleteIfDead(string folder) => Quietly(() =>
    {
        if (!SessionLock.Exists(folder)) Directory.Delete(folder); // Only where empty: a session that is being made tries again.
        else SessionLock.TryTake(folder)?.DeleteFolder();
    });

    private static bool IsSessionName(string name) => name.Length == NameLength && name.All(char.IsAsciiHexDigitLower);

    private static void Quietly(Action delete)
    {
        try
        {
            delete();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Not empty yet, in use, or gone: another start clears it.
        }
    }
}
