using Remote.Nodes.Launch;

namespace Remote.Launch.Tests.Support;

/// <summary>The programs that the tests start, in their own output folders.</summary>
internal static class Programs
{
    public static string Driver { get; } = Locate("Launch.Tests.Driver", "Remote.Launch.Tests.Driver");

    public static string Web { get; } = Locate("Launch.Tests.Web", "Remote.Launch.Tests.Web");

    /// <summary>One of the two builds of the assembly <c>Twin</c>.</summary>
    public static string Twin(string side) => Locate($"Launch.Tests.Twin.{side}", "Twin");

    /// <summary>Starts the driver program as worker host, with its echoing body.</summary>
    public static WorkerCommand EchoWorker
    {
        get
        {
            string stem = Path.ChangeExtension(Driver, null);
            var app = new AppFiles(Driver, stem + ".deps.json", stem + ".runtimeconfig.json");
            return WorkerCommand.For(DotnetHost.Find(), app, Driver, []);
        }
    }

    // tests/Launch.Tests/bin/<configuration>/<framework>/ → tests/<folder>/bin/<configuration>/<framework>/
    private static string Locate(string folder, string assembly)
    {
        string own = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        string framework = Path.GetFileName(own), configuration = Path.GetFileName(Path.GetDirectoryName(own)!);
        return Path.GetFullPath(Path.Combine(own, "..", "..", "..", "..", folder, "bin", configuration, framework, assembly + ".dll"));
    }
}
