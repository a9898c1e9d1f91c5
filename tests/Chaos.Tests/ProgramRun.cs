using System.Diagnostics;
using System.Reflection;

namespace Remote.Chaos.Tests;

/// <summary>A program as a process, with session folders of its own.</summary>
/// <param name="program">The name of the assembly's metadata that says where it is.</param>
internal sealed class ProgramRun(string program) : IDisposable
{
    /// <summary>Beyond the time that was asked for: start, the longest wait that a workload allows itself, the search for leaks.</summary>
    private static readonly TimeSpan Beyond = TimeSpan.FromMinutes(4);

    private readonly string folder = Directory.CreateTempSubdirectory("remote-chaos-tests-").FullName;

    /// <summary>How the program ended, and all that it wrote.</summary>
    public async Task<(int ExitCode, string Output)> EndAsync(TimeSpan length, params string[] arguments)
    {
        string path = typeof(ProgramRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == program).Value!;
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(host, [path, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TMPDIR"] = folder;
        start.Environment.Remove("XDG_RUNTIME_DIR");
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(length + Beyond);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"The run did not end.\n{await output}\n{await error}");
        }

        return (process.ExitCode, $"{await output}\n{await error}");
    }

    /// <summary>Sessions whose cluster was stopped leave nothing but the logs of their workers, which are kept on purpose.</summary>
    public string[] LeftFiles()
        => [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(static file => Path.GetExtension(file) != ".log")];

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
