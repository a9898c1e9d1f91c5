using System.IO.Compression;
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
}
