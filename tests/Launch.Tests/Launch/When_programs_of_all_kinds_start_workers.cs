using Remote.Launch.Tests.Support;

namespace Remote.Launch.Tests.Launch;

/// <summary>From the test runner: <see cref="When_a_worker_starts"/>.</summary>
public sealed class When_programs_of_all_kinds_start_workers : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_console_program_by_dotnet() => await AssertWorksAsync("dotnet", Programs.Driver);

    [Fact]
    public async Task A_console_program_by_its_executable() => await AssertWorksAsync(Path.ChangeExtension(Programs.Driver, null));

    [Fact]
    public async Task A_web_program_whose_workers_have_no_server_heap()
    {
        using var program = new StartedProgram("dotnet", Programs.Web, folder.File("base"));
        Assert.True(await program.IsReadyAsync(), program.Output);
        Assert.Contains("own server-gc=True", program.Output, StringComparison.Ordinal);
        Assert.Contains(") server-gc=False", program.Output, StringComparison.Ordinal);
        Assert.Contains("Remote.Launch.Tests.Web", program.Values("registered").Single(), StringComparison.Ordinal);
    }

    private async Task AssertWorksAsync(string fileName, params string[] arguments)
    {
        using var program = new StartedProgram(fileName, [.. arguments, folder.File("base"), "2", "report"]);
        Assert.True(await program.IsReadyAsync(), program.Output);
        Assert.Equal(2, program.Values("pid").Length);
        Assert.Equal(0, await program.EndInputAsync());
        string[] lines = program.Output.Split('\n');
        Assert.Equal(2, lines.Count(line => line.EndsWith("entry=Remote.Worker", StringComparison.Ordinal)));
        Assert.Single(lines, line => line.Contains("main runs", StringComparison.Ordinal));
    }
}
