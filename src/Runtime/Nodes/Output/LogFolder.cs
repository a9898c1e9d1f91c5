using System.Diagnostics;
using System.Globalization;
using Remote.Nodes.Sessions;

namespace Remote.Nodes.Output;

/// <summary>
/// The folder of one cluster start's logs. Unlike the session's folder it outlives the cluster, so that what a fold refers to can be read;
/// the newest ten are kept. Made when the first line comes: workers that write nothing leave nothing.
/// </summary>
internal sealed class LogFolder(string baseFolder, TimeProvider time)
{
    /// <summary>Folders of ended programs that a start leaves.</summary>
    public const int Kept = 10;

    private readonly Lock gate = new();
    private bool made;

    /// <summary>Under the temporary folder, for this user alone.</summary>
    public LogFolder(TimeProvider time)
        : this(System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"remote-{Environment.UserName}"), time)
    {
    }

    /// <summary>The folder: the time of the start, and the driver's process.</summary>
    public string Path { get; } = System.IO.Path.Combine(
        baseFolder, "logs", string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow():yyyyMMdd-HHmmss-fff}-{Environment.ProcessId}"));

    /// <summary>Makes it, and clears the oldest of those whose programs have ended.</summary>
    /// <exception cref="IOException">The folder above is not this user's alone, or cannot be used.</exception>
    public void Ensure()
    {
        lock (gate)
        {
            if (made) return;
            SessionBase.Ensure(baseFolder);
            SessionBase.CreatePrivate(System.IO.Path.Combine(baseFolder, "logs"));
            SessionBase.CreatePrivate(Path);
            made = true;
            ClearOldest();
        }
    }

    // Names sort by time.
    private void ClearOldest()
    {
        string[] ended = [.. Directory.GetDirectories(System.IO.Path.Combine(baseFolder, "logs")).Where(f => f != Path && HasEnded(f)).Order(StringComparer.Ordinal)];
        foreach (string folder in ended.SkipLast(Kept - 1))
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // Another start clears it at the same moment, or somebody reads it: the next start tries again.
            }
        }
    }

    private static bool HasEnded(string folder)
    {
        string name = System.IO.Path.GetFileName(folder);
        if (!int.TryParse(name.AsSpan(name.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int driver)) return false;
        if (driver == Environment.ProcessId) return true;
        try
        {
            using var process = Process.GetProcessById(driver);
            return process.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
