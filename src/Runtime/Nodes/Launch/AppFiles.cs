using System.Reflection;

namespace Remote.Nodes.Launch;

/// <summary>The files that say what the running program is made of, and that a worker is given so that it resolves the same.</summary>
/// <param name="Assembly">The program's own assembly.</param>
/// <param name="Deps">Its dependencies.</param>
/// <param name="RuntimeConfig">The runtime it asks for.</param>
internal sealed record AppFiles(string Assembly, string Deps, string RuntimeConfig)
{
    /// <summary>Finds the program: it need not be the entry assembly, which under a test runner is the runner's.</summary>
    /// <param name="registered">The assemblies that hold remote code.</param>
    /// <exception cref="WorkerStartException">A file is missing.</exception>
    public static AppFiles Find(IReadOnlyCollection<Assembly> registered)
    {
        AppFiles files = Of(FindStem(registered));
        Require(files.Deps, "Build with <GenerateDependencyFile>true</GenerateDependencyFile>, and deploy the file with the program.");
        Require(
            files.RuntimeConfig,
            "Build with <GenerateRuntimeConfigurationFiles>true</GenerateRuntimeConfigurationFiles>, and deploy the file with the program.");
        return files;
    }

    private static AppFiles Of(string stem) => new(stem + ".dll", stem + ".deps.json", stem + ".runtimeconfig.json");

    private static string FindStem(IReadOnlyCollection<Assembly> registered)
    {
        if (HostedStem() is { } hosted) return hosted;
        Assembly? entry = System.Reflection.Assembly.GetEntryAssembly();
        if (entry is not null && registered.Contains(entry) && StemOf(entry) is { } own) return own;
        if (registered.Select(StemOf).FirstOrDefault(IsProgram) is { } program) return program;
        return StemOf(entry) ?? throw new WorkerStartException(
            "The program's assembly has no file on disk, so workers cannot be started from it. Start the cluster with Isolation.Thread.");
    }

    private static bool IsProgram(string? stem) => stem is not null && File.Exists(Of(stem).Deps) && File.Exists(Of(stem).RuntimeConfig);

    // Only what lies in the base folder: there the host resolves from.
    private static string? StemOf(Assembly? assembly)
        => assembly is null || AssemblyFile.PathOf(assembly) is null ? null : Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name!);

    // The host says which dependency files it started this process from: the program's, then the frameworks'. That decides where several programs
    // lie in one folder, as those that a test project references do.
    private static string? HostedStem()
    {
        const string Extension = ".deps.json";
        string first = (AppContext.GetData("APP_CONTEXT_DEPS_FILES") as string ?? "").Split(Path.PathSeparator, ';')[0];
        if (!first.EndsWith(Extension, StringComparison.Ordinal)) return null;
        if (Path.GetDirectoryName(first) != Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)) return null;
        string stem = first[..^Extension.Length];
        return IsProgram(stem) ? stem : null;
    }

    private static void Require(string file, string remedy)
    {
        if (!File.Exists(file)) throw new WorkerStartException($"Workers cannot be started: '{file}' does not exist. {remedy}");
    }
}
