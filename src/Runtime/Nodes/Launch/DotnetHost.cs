using System.Runtime.InteropServices;

namespace Remote.Nodes.Launch;

/// <summary>Finds the <c>dotnet</c> executable that starts workers: one that has the very runtime that runs this process.</summary>
internal static class DotnetHost
{
    private static readonly string ExecutableName = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    /// <exception cref="WorkerStartException">None has it, or this program carries a runtime of its own.</exception>
    public static string Find()
    {
        string runtime = RuntimeFolder();
        string version = Path.GetFileName(runtime);
        return Candidates(runtime).FirstOrDefault(host => Holds(host, version))
            ?? throw new WorkerStartException(
                $"No 'dotnet' that has the runtime {version} was found to start workers with. Set DOTNET_ROOT to the folder of that installation.");
    }

    private static string RuntimeFolder()
    {
        string? folder = Path.GetDirectoryName(AssemblyFile.PathOf(typeof(object).Assembly));
        if (folder is not null && folder != Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)) return folder;
        throw new WorkerStartException(
            "This program carries its own .NET runtime (self-contained or single-file); worker processes cannot be started from it yet. "
            + "Publish it framework-dependent (--self-contained false, no PublishSingleFile), or start the cluster with Isolation.Thread.");
    }

    // A runtime lies in <root>/shared/Microsoft.NETCore.App/<version>.
    private static IEnumerable<string> Candidates(string runtime)
    {
        if (Environment.ProcessPath is { } self && Path.GetFileName(self) == ExecutableName) yield return self;
        yield return Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", ExecutableName));
        if (Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host) yield return host;
        string?[] folders =
        [
            Environment.GetEnvironmentVariable($"DOTNET_ROOT_{RuntimeInformation.ProcessArchitecture.ToString().ToUpperInvariant()}"),
            Environment.GetEnvironmentVariable("DOTNET_ROOT"),
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator),
        ];
        foreach (string? folder in folders)
            if (!string.IsNullOrEmpty(folder)) yield return Path.Combine(folder, ExecutableName);
    }

    private static bool Holds(string host, string version)
    {
        if (!File.Exists(host)) return false;
        string target = File.ResolveLinkTarget(host, returnFinalTarget: true)?.FullName ?? host;
        return Directory.Exists(Path.Combine(Path.GetDirectoryName(target)!, "shared", "Microsoft.NETCore.App", version));
    }
}
