using System.IO.Compression;

namespace Remote.Consumer.Tests;

/// <summary>The program that README.md shows is a program.</summary>
[Collection(PackageCollection.Name)]
public sealed class ReadmeTests(PackageFeed feed)
{
    [Fact]
    public async Task Code_at_a_glance_builds_without_a_warning_and_runs()
    {
        using var solution = new ConsumerSolution(feed);
        solution.Add("Glance", "Microsoft.NET.Sdk", "Exe", solution.PackageReference, CodeOf(Readme()));

        await solution.BuildAsync("Glance");
        CommandResult run = await solution.DotnetAsync("Glance", "run", "--no-build");

        Assert.Equal(["148933"], run.Lines);        // the primes below two million
    }

    private string Readme()
    {
        using ZipArchive package = ZipFile.OpenRead(feed.PackageFile);
        using var reader = new StreamReader(package.GetEntry("README.md")!.Open());
        return reader.ReadToEnd();
    }

    private static string CodeOf(string readme) => readme.Split("```csharp\n")[1].Split("```")[0];
}
