namespace Remote.Consumer.Tests;

/// <summary>Projects outside the repository whose only way to Remote is the package.</summary>
internal sealed class ConsumerSolution : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string version;

    public ConsumerSolution(PackageFeed feed)
    {
        version = feed.Version;

        // The package itself is unpacked here, not in the user's cache; what it depends on is read from there. The machine's
        // own sources stay as they are.
        folder.Write("nuget.config", $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="{Path.Combine(folder.Path, "packages")}" />
              </config>
              <fallbackPackageFolders>
                <add key="cache" value="{BuildFacts.NuGetPackageRoot}" />
              </fallbackPackageFolders>
              <packageSources>
                <add key="feed" value="{feed.Path}" />
              </packageSources>
            </configuration>
            """);
    }

    /// <summary>A program from the folder Programs, kept there as text because nothing in this repository compiles it.</summary>
    public static string Program(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Programs", name));

    public string PackageReference => $"""<PackageReference Include="Remote" Version="{version}" />""";

    /// <summary>Writes a project as `dotnet new` would, with warnings as errors.</summary>
    public ConsumerSolution Add(string name, string sdk, string outputType, string references, string program)
    {
        folder.Write($"{name}/{name}.csproj", $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <OutputType>{outputType}</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <MSBuildTreatWarningsAsErrors>true</MSBuildTreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>{references}</ItemGroup>
            </Project>
            """);
        folder.Write($"{name}/Program.cs", program);
        return this;
    }

    public string PathOf(params string[] parts) => Path.Combine([folder.Path, .. parts]);

    public async Task<CommandResult> DotnetAsync(string project, params string[] arguments) =>
        (await DotnetCommand.RunAsync(PathOf(project), arguments)).MustSucceed();

    /// <summary>Builds, and fails on any warning.</summary>
    public async Task BuildAsync(string project)
    {
        CommandResult build = await DotnetAsync(project, "build", "-v", "minimal");
        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
