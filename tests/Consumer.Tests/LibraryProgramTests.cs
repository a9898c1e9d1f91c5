namespace Remote.Consumer.Tests;

/// <summary>A program whose only way to Remote is a library that uses the package.</summary>
[Collection(PackageCollection.Name)]
public sealed class LibraryProgramTests(PackageFeed feed)
{
    [Fact]
    public async Task Tasks_of_a_library_run_in_workers_of_the_program()
    {
        using var solution = new ConsumerSolution(feed);
        solution.Add("Work", "Microsoft.NET.Sdk", "Library", solution.PackageReference, ConsumerSolution.Program("Library.cs.txt"))
            .Add("App", "Microsoft.NET.Sdk", "Exe", """<ProjectReference Include="../Work/Work.csproj" />""", ConsumerSolution.Program("LibraryUser.cs.txt"));

        await solution.BuildAsync("App");
        Assert.False(File.Exists(solution.PathOf("Work", "bin", "Debug", "net10.0", "Remote.Worker.dll")));
        CommandResult run = await solution.DotnetAsync("App", "run", "--no-build");

        Assert.Equal(["385", "True"], run.Lines);
    }

    [Fact]
    public async Task A_program_closes_generic_tasks_of_its_library_over_its_own_types()
    {
        using var solution = new ConsumerSolution(feed);
        solution.Add("Work", "Microsoft.NET.Sdk", "Library", solution.PackageReference, ConsumerSolution.Program("Library.cs.txt"))
            .Add(
                "App", "Microsoft.NET.Sdk", "Exe", solution.PackageReference + """<ProjectReference Include="../Work/Work.csproj" />""",
                ConsumerSolution.Program("GenericUser.cs.txt"));

        await solution.BuildAsync("App");
        CommandResult run = await solution.DotnetAsync("App", "run", "--no-build");

        Assert.Equal(["(1) (2)", "b a"], run.Lines);
    }
}
