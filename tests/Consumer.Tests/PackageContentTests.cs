using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Remote.Consumer.Tests;

/// <summary>What the package holds and asks for.</summary>
[Collection(PackageCollection.Name)]
public sealed class PackageContentTests(PackageFeed feed)
{
    [Theory]
    [InlineData("lib/net10.0/Remote.Runtime.dll")]
    [InlineData("lib/net10.0/Remote.Runtime.xml")]
    [InlineData("tools/net10.0/Remote.Worker.dll")]
    [InlineData("tools/net10.0/Remote.Worker.runtimeconfig.json")]
    [InlineData("analyzers/dotnet/cs/Remote.Generators.dll")]
    [InlineData("analyzers/dotnet/cs/Remote.Analyzers.dll")]
    [InlineData("analyzers/dotnet/cs/Remote.Analyzers.CodeFixes.dll")]
    [InlineData("build/Remote.props")]
    [InlineData("build/Remote.targets")]
    [InlineData("buildTransitive/Remote.props")]
    [InlineData("buildTransitive/Remote.targets")]
    [InlineData("README.md")]
    public void Package_holds(string path)
    {
        using ZipArchive package = ZipFile.OpenRead(feed.PackageFile);
        Assert.NotNull(package.GetEntry(path));
    }

    /// <summary>Compiled ahead of time or not: driver and workers must find that they run the same build.</summary>
    [Fact]
    public void The_runtime_compiled_ahead_of_time_is_the_same_build()
    {
        using ZipArchive package = ZipFile.OpenRead(feed.PackageFile);
        (bool Ahead, Guid Build) plain = Read(package.GetEntry("lib/net10.0/Remote.Runtime.dll")!);
        Assert.False(plain.Ahead, "Systems other than the one that packed take lib/.");
        (bool Ahead, Guid Build)[] ahead = [.. package.Entries.Where(static e => e.FullName.StartsWith("runtimes/", StringComparison.Ordinal)).Select(Read)];
        Assert.Equal(HasCompiler ? 1 : 0, ahead.Length);
        Assert.All(ahead, one => Assert.Equal((true, plain.Build), one));
    }

    /// <summary>The pins of Directory.Packages.props must reach the user, whose restore would warn (NU1603) without them.</summary>
    [Theory]
    [InlineData("NetMQ")]
    [InlineData("MemoryPack.Core")]
    [InlineData("Microsoft.Extensions.Logging.Abstractions")]
    [InlineData("Microsoft.Extensions.DependencyInjection")]
    [InlineData("Microsoft.Extensions.Hosting.Abstractions")]
    [InlineData("System.Security.Cryptography.Xml")]
    [InlineData("System.ServiceModel.Primitives")]
    public void Package_asks_for(string id)
    {
        using ZipArchive package = ZipFile.OpenRead(feed.PackageFile);
        using Stream nuspec = package.GetEntry("Remote.nuspec")!.Open();
        Assert.Contains(id, XDocument.Load(nuspec).Descendants().Attributes("id").Select(attribute => attribute.Value));
    }

    // The build could get the compiler: then what it put out is compiled.
    private static bool HasCompiler
        => Read(File.OpenRead(Path.Combine(BuildFacts.RepositoryRoot, "src", "Runtime", "bin", BuildFacts.Configuration, "net10.0", "Remote.Runtime.dll"))).Ahead;

    private static (bool Ahead, Guid Build) Read(ZipArchiveEntry entry)
    {
        var copy = new MemoryStream();
        using (Stream packed = entry.Open()) packed.CopyTo(copy);
        copy.Position = 0;
        return Read(copy);
    }

    private static (bool Ahead, Guid Build) Read(Stream module)
    {
        using var reader = new PEReader(module);
        MetadataReader metadata = reader.GetMetadataReader();
        return (reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0, metadata.GetGuid(metadata.GetModuleDefinition().Mvid));
    }
}
