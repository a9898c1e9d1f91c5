using Remote.Launch.Tests.Support;
using Remote.Nodes.Launch;
using Remote.Tasks;

namespace Remote.Launch.Tests.Launch;

public sealed class When_a_worker_cannot_start : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly AppFiles app = AppFiles.Find([.. DispatchTable.Assemblies]);

    private static string Host => Path.Combine(AppContext.BaseDirectory, WorkerCommand.HostFile);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("exit", "ended with exit code 3", "giving up before registration")]
    [InlineData("throw", "ended with exit code 1", "this assembly cannot be loaded")]
    public async Task Code_that_fails_while_it_loads_is_shown(string mode, string end, string output)
    {
        using var set = new WorkerMode(mode);
        string message = await FailureAsync(WorkerCommand.ForThisProgram());
        Assert.Contains(end, message, StringComparison.Ordinal);
        Assert.Contains(output, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_hangs_is_ended_after_the_limit()
    {
        using var set = new WorkerMode("hang");
        var exits = new List<WorkerProcess>();
        var command = WorkerCommand.ForThisProgram();
        using var starter = new WorkerStarter(command, folder.File("s"), (worker, _) => exits.Add(worker), TimeSpan.FromSeconds(3));
        var error = await Assert.ThrowsAsync<WorkerStartException>(() => starter.StartAsync(1));
        Assert.Contains("not ready after 3 s", error.Message, StringComparison.Ordinal);
        Assert.Contains("hanging", error.Message, StringComparison.Ordinal);
        Assert.True(await Signals.IsGoneAsync(exits[0].Pid, Limits.Generous));
    }

    [Fact]
    public async Task A_broken_dependency_file_is_named()
    {
        AppFiles broken = app with { Deps = Write("App.deps.json", "{ this is not JSON") };
        Assert.Contains("App.deps.json", await FailureAsync(Command(broken)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_runtime_is_named()
    {
        const string Config = """{"runtimeOptions":{"framework":{"name":"Microsoft.NETCore.App","version":"99.0.0"}}}""";
        AppFiles broken = app with { RuntimeConfig = Write("App.runtimeconfig.json", Config) };
        Assert.Contains("99.0.0", await FailureAsync(Command(broken)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assembly_that_is_none_is_named()
    {
        string none = Write("Broken.dll", "not an assembly");
        Assert.Contains("Broken.dll", await FailureAsync(WorkerCommand.For(DotnetHost.Find(), app, Host, [none])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_does_not_exist_is_named()
        => Assert.Contains("/no/such/dotnet", await FailureAsync(new WorkerCommand("/no/such/dotnet", [])), StringComparison.Ordinal);

    [Theory]
    [InlineData(".deps.json")]
    [InlineData(".runtimeconfig.json")]
    [InlineData("Remote.Worker.dll")]
    public async Task A_missing_file_is_named(string missing)
    {
        // A copy of the driver program: `dotnet` itself needs neither file, given the others by name.
        string stem = Path.GetFileNameWithoutExtension(Programs.Driver);
        string[] files = Directory.GetFiles(Path.GetDirectoryName(Programs.Driver)!);
        foreach (string file in files) File.Copy(file, folder.File(Path.GetFileName(file)));
        string gone = missing.StartsWith('.') ? stem + missing : missing;
        File.Delete(folder.File(gone));
        string config = Path.ChangeExtension(Programs.Driver, ".runtimeconfig.json"), program = folder.File(stem + ".dll");
        using var driver = new StartedProgram("dotnet", "exec", "--runtimeconfig", config, program, folder.File("base"), "1", "idle");
        Assert.False(await driver.IsReadyAsync());
        Assert.Contains($"'{folder.File(gone)}' does not exist", driver.Output, StringComparison.Ordinal);
    }

    private static WorkerCommand Command(AppFiles files) => WorkerCommand.For(DotnetHost.Find(), files, Host, []);

    private async Task<string> FailureAsync(WorkerCommand command)
    {
        using var starter = new WorkerStarter(command, folder.File("s"), static (_, _) => { });
        var error = await Assert.ThrowsAsync<WorkerStartException>(() => starter.StartAsync(1).WaitAsync(Limits.Generous));
        return error.Message;
    }

    private string Write(string name, string text)
    {
        File.WriteAllText(folder.File(name), text);
        return folder.File(name);
    }
}
