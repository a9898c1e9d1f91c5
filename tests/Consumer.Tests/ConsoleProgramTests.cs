using System.Globalization;

namespace Remote.Consumer.Tests;

/// <summary>The first program of the documentation, pasted into a new console project.</summary>
[Collection(PackageCollection.Name)]
public sealed class ConsoleProgramTests(PackageFeed feed)
{
    [Fact]
    public async Task Builds_without_a_warning_and_runs_by_dotnet_run()
    {
        using var solution = new ConsumerSolution(feed);
        solution.Add("App", "Microsoft.NET.Sdk", "Exe", solution.PackageReference, ConsumerSolution.Program("Program.cs.txt"));

        await solution.BuildAsync("App");
        CommandResult run = await solution.DotnetAsync("App", "run", "--no-build");

        Assert.Equal(ExpectedLines(), run.Lines);
    }

    [Fact]
    public async Task Published_output_runs_from_another_folder()
    {
        using var solution = new ConsumerSolution(feed);
        solution.Add("App", "Microsoft.NET.Sdk", "Exe", solution.PackageReference, ConsumerSolution.Program("Program.cs.txt"));

        await solution.DotnetAsync("App", "publish", "-c", "Release", "-o", solution.PathOf("published"));
        CommandResult run = await solution.DotnetAsync("", solution.PathOf("published", "App.dll"));

        Assert.Equal(ExpectedLines(), run.Lines);
    }

    /// <summary>Nested classes, keywords, defaults that need escapes, a namespace Actors, and another Remote attribute.</summary>
    [Fact]
    public async Task Names_that_the_program_has_too_are_told_apart()
    {
        using var solution = new ConsumerSolution(feed);
        solution.Add("App", "Microsoft.NET.Sdk", "Exe", solution.PackageReference, ConsumerSolution.Program("Names.cs.txt"));

        await solution.BuildAsync("App");
        CommandResult run = await solution.DotnetAsync("App", "run", "--no-build");

        Assert.Equal(["24"], run.Lines);        // (2 + 1 + 4 + 5) times 2
    }

    // The same work, done here: pi from a million points of the same seed, the counter after one step from 5, the ten numbers.
    private static string[] ExpectedLines()
    {
        var random = new Random(7);
        long inside = 0;
        for (int i = 0; i < 1_000_000; i++)
        {
            double x = random.NextDouble(), y = random.NextDouble();
            if (x * x + y * y < 1) inside++;
        }

        return [(4.0 * inside / 1_000_000).ToString(CultureInfo.InvariantCulture), "7", .. Enumerable.Range(0, 10).Select(i => $"{i}")];
    }
}
