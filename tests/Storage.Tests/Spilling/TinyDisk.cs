using System.Diagnostics;

namespace Remote.Storage.Tests.Spilling;

/// <summary>A file system of its own of a few MiB, which is soon full. Only root may make one.</summary>
internal sealed class TinyDisk : IDisposable
{
    private TinyDisk(string path) => Path = path;

    public string Path { get; }

    /// <summary>Null where this user may not mount.</summary>
    public static TinyDisk? TryMount(int mebibytes)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess) return null;
        string path = Directory.CreateTempSubdirectory("remote-tiny-").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", $"size={mebibytes}m", "tmpfs", path)) return new TinyDisk(path);
        Directory.Delete(path);
        return null;
    }

    public void Resize(int mebibytes) => Assert.True(Run("mount", "-o", $"remount,size={mebibytes}m", Path));

    public void Dispose()
    {
        // Lazily: a cluster that still ends has files open there.
        Run("umount", "-l", Path);
        Directory.Delete(Path, recursive: true);
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
