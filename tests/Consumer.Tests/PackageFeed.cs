namespace Remote.Consumer.Tests;

/// <summary>
/// A folder feed with the package, packed once a test run under a version of its own: NuGet never unpacks a version twice,
/// so a fixed one would test yesterday's package.
/// </summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    /// <summary>The packed version.</summary>
    public string Version { get; } = $"0.0.1-test.{DateTime.UtcNow.Ticks}";

    /// <summary>The feed's folder.</summary>
    public string Path => folder.Path;

    /// <summary>The packed file.</summary>
    public string PackageFile => System.IO.Path.Combine(Path, $"Remote.{Version}.nupkg");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        string project = System.IO.Path.Combine(BuildFacts.RepositoryRoot, "src", "Runtime", "Remote.Runtime.csproj");
        CommandResult pack = await DotnetCommand.RunAsync(
            Path, "pack", project, "--no-build", "-c", BuildFacts.Configuration, "-o", Path, $"-p:PackageVersion={Version}");
        pack.MustSucceed();
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        folder.Dispose();
        return Task.CompletedTask;
    }
}
