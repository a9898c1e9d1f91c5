using System.Text;

namespace Remote.Nodes.Sessions;

/// <summary>The folder that holds the sessions of one user, and that nobody else may enter.</summary>
internal static class SessionBase
{
    /// <summary>Longest path of a Unix-domain socket in bytes: 107 on Linux, 103 on macOS.</summary>
    private const int MaxSocketPath = 103;

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Permissions = (UnixFileMode)0b111_111_111;

    /// <summary>The first usable place whose sockets have paths that are short enough.</summary>
    /// <param name="relativeLength">Bytes that a socket's path adds to it.</param>
    public static string Find(int relativeLength)
    {
        string[] candidates = [.. Candidates()];
        return candidates.FirstOrDefault(folder => Encoding.UTF8.GetByteCount(folder) + 1 + relativeLength <= MaxSocketPath)
            ?? throw new IOException(
                $"A socket under '{candidates[^1]}' has a path of over {MaxSocketPath} bytes: too long. Set TMPDIR to a shorter path.");
    }

    /// <summary>Makes the folder where it is missing, and refuses one that others own, can enter, or could have redirected.</summary>
    public static void Ensure(string folder)
    {
        CreatePrivate(folder);
        if (OperatingSystem.IsWindows()) return;
        if (new DirectoryInfo(folder).LinkTarget is not null) throw Refused(folder, "is a symbolic link");
        if (FileOwner.IsOther(folder)) throw Refused(folder, "belongs to another user");
        UnixFileMode mode = File.GetUnixFileMode(folder) & Permissions;
        if (mode != Private) throw Refused(folder, $"has the permissions {Convert.ToString((int)mode, 8)} instead of 700");
    }

    /// <summary>Makes a folder that its user alone can enter; one that exists is left as it is.</summary>
    public static void CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, Private);
    }

    private static IEnumerable<string> Candidates()
    {
        string? runtime = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR");
        if (!string.IsNullOrEmpty(runtime) && IsWritableAndOurs(runtime)) yield return Path.Combine(runtime, "remote");
        string name = $"remote-{Environment.UserName}";
        yield return Path.Combine(Path.GetTempPath(), name);
        if (!OperatingSystem.IsWindows()) yield return Path.Combine("/tmp", name);
    }

    private static bool IsWritableAndOurs(string folder)
    {
        if (OperatingSystem.IsWindows() || !Directory.Exists(folder) || FileOwner.IsOther(folder)) return false;
        return (File.GetUnixFileMode(folder) & Private) == Private;
    }

    private static IOException Refused(string folder, string why)
        => new($"The folder '{folder}' {why}, so other users could reach the workers. Delete it, or set TMPDIR to a folder of your own.");
}
