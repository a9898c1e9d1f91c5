using System.Reflection;
using Remote.Hosting;
using Remote.Tasks;

namespace Remote.Nodes.Launch;

/// <summary>What starts a worker of this program.</summary>
/// <param name="FileName">The <c>dotnet</c> executable; or this program's, where it was compiled ahead of time.</param>
/// <param name="Arguments">The worker host, the program's files, and the assemblies to load; none for this program's executable.</param>
internal sealed record WorkerCommand(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>The worker host's file, beside the program.</summary>
    public const string HostFile = "Remote.Worker.dll";

    /// <summary>The bound of a worker's managed heap in bytes; null for the default.</summary>
    public long? Memory { get; init; }

    /// <summary>The command for the program that runs now, with all that has registered remote code up to now.</summary>
    /// <exception cref="WorkerStartException">Something it needs is missing; the message says what.</exception>
    public static WorkerCommand ForThisProgram()
    {
        if (NativeProgram.IsThisOne) return new WorkerCommand(Environment.ProcessPath!, []);
        Assembly[] registered = [.. DispatchTable.Assemblies];
        string host = Path.Combine(AppContext.BaseDirectory, HostFile);
        string dotnet = DotnetHost.Find();
        AppFiles app = AppFiles.Find(registered);
        if (!File.Exists(host))
            throw new WorkerStartException(
                $"Workers cannot be started: '{host}' does not exist. "
                + "Reference the Remote package from the project that is run, and deploy the file with it.");
        return For(dotnet, app, host, registered.Select(PathOf));
    }

    /// <summary>The command from its parts.</summary>
    public static WorkerCommand For(string dotnet, AppFiles app, string host, IEnumerable<string> assemblies)
        => new(dotnet, ["exec", "--depsfile", app.Deps, "--runtimeconfig", app.RuntimeConfig, host, .. AppFirst(app, assemblies)]);

    private static IEnumerable<string> AppFirst(AppFiles app, IEnumerable<string> assemblies)
        => (File.Exists(app.Assembly) ? assemblies.Prepend(app.Assembly) : assemblies).Distinct(StringComparer.Ordinal);

    private static string PathOf(Assembly assembly)
        => AssemblyFile.PathOf(assembly)
            ?? throw new WorkerStartException(
                $"The assembly '{assembly.GetName().Name}' holds remote code but was loaded from memory: workers cannot. Load it from a file.");
}
