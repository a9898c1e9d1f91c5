using System.Diagnostics;

namespace Remote.Runtime.Tests.Failures;

/// <summary>A run of the driver program that the tests kill.</summary>
internal sealed class DriverProgram : IDisposable
{
    private readonly Process process;
    private readonly string folder = Directory.CreateTempSubdirectory("remote-driver-").FullName;

    public DriverProgram(string? sessions = null, params string[] arguments)
        : this(sessions, [], arguments)
    {
    }

    /// <param name="sessions">Where it puts its session folders; null for a folder that ends with this.</param>
    /// <param name="environment">As <c>NAME=value</c>.</param>
    /// <param name="arguments">What it is to do.</param>
    public DriverProgram(string? sessions, string[] environment, params string[] arguments)
        : this(sessions, environment, ["dotnet"], arguments)
    {
    }

    private DriverProgram(string? sessions, string[] environment, string[] before, string[] arguments)
    {
        Sessions = sessions ?? folder;
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        string program = Path.GetFullPath(Path.Combine(
            AppContext.BaseDirectory, "..", "..", "..", "..", "Runtime.Tests.Driver", "bin", configuration, "net10.0", "Remote.Runtime.Tests.Driver.dll"));
        var start = new ProcessStartInfo(before[0], [.. before[1..], program, .. arguments]) { RedirectStandardOutput = true };
        // Its session folders apart from those of other programs of this user.
        start.Environment["TMPDIR"] = Sessions;
        start.Environment.Remove("XDG_RUNTIME_DIR");
        foreach (string[] variable in environment.Select(static v => v.Split('='))) start.Environment[variable[0]] = variable[1];
        process = Process.Start(start)!;
    }

    /// <summary>Where it puts its session folders.</summary>
    public string Sessions { get; }

    public int Id => process.Id;

    /// <summary>Runs where /dev/shm has so many MiB and no more; null where the system does not let tests make such a place.</summary>
    public static DriverProgram? WithSharedMemory(int megabytes, params string[] arguments)
    {
        using Process probe = Process.Start("unshare", ["-rm", "mount", "-t", "tmpfs", "tmpfs", "/dev/shm"]);
        probe.WaitForExit();
        string place = $"mount -t tmpfs -o size={megabytes}m tmpfs /dev/shm && exec dotnet \"$@\"";
        return probe.ExitCode != 0 ? null : new DriverProgram(null, [], ["unshare", "-rm", "sh", "-c", place, "sh"], arguments);
    }

    /// <summary>All lines from here to its end.</summary>
    public async Task<string> ReadToEndAsync() => await process.StandardOutput.ReadToEndAsync().WaitAsync(Limits.Wait);

    /// <summary>The next line that it writes; null at its end.</summary>
    public async Task<string?> ReadLineAsync() => await process.StandardOutput.ReadLineAsync().WaitAsync(Limits.Wait);

    public Task WaitForExitAsync() => process.WaitForExitAsync().WaitAsync(Limits.Wait);

    public string[] SessionFolders() => Directory.GetDirectories(Sessions, "*", SearchOption.AllDirectories)
        .Where(f => File.Exists(Path.Combine(f, "lock"))).ToArray();

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
