namespace Remote.Consumer.Tests;

/// <summary>An ASP.NET Core program runs tasks from its endpoints.</summary>
[Collection(PackageCollection.Name)]
public sealed class WebProgramTests(PackageFeed feed)
{
    [Fact]
    public async Task Endpoint_answers_with_the_result_of_a_task()
    {
        using var solution = new ConsumerSolution(feed);
        solution.Add("Site", "Microsoft.NET.Sdk.Web", "Exe", solution.PackageReference, ConsumerSolution.Program("Web.cs.txt"));

        await solution.BuildAsync("Site");
        CommandResult run = await solution.DotnetAsync("Site", "run", "--no-build");

        Assert.Equal(["385"], run.Lines);
    }

    [Fact]
    public async Task A_hosts_cluster_serves_its_endpoints_and_ends_with_it()
    {
        using var solution = new ConsumerSolution(feed);
        solution.Add("Site", "Microsoft.NET.Sdk.Web", "Exe", solution.PackageReference, ConsumerSolution.Program("HostedWeb.cs.txt"));

        await solution.BuildAsync("Site");
        CommandResult run = await solution.DotnetAsync("Site", "run", "--no-build");

        Assert.Equal(["Good day, Ann (True)", "ended"], run.Lines);
    }
}
