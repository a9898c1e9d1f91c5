using System.Runtime;
using Remote.ControlPlane;
using Remote.Launch.Tests.Support;
using Remote.Nodes.Launch;

namespace Remote.Launch.Tests.Launch;

/// <summary>From the process that runs the tests, whose entry assembly is not this one.</summary>
public sealed class When_a_worker_starts : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_registers_what_it_has_loaded_and_its_output_comes_line_by_line()
    {
        using var mode = new WorkerMode("report");
        var lines = new List<string>();
        var command = WorkerCommand.ForThisProgram();
        using var starter = new WorkerStarter(command, folder.File("s"), (worker, line) => Add(lines, $"({worker}) {line}"));
        StartedWorker worker = await starter.StartAsync(42);
        Assert.Equal((42ul, worker.Process.Pid), (worker.Registration.Process, worker.Registration.ProcessId));
        Assert.Contains(CodeIdentity.Of([typeof(WorkerReport).Assembly]).Single(), worker.Registration.Assemblies);

        worker.Process.Kill();
        Assert.Equal("ended by SIGKILL (exit code 137)", await worker.Process.Exited.WaitAsync(Limits.Generous));
        string prefix = $"(worker 42, pid {worker.Process.Pid}) ";
        Assert.Contains(prefix + "entry=Remote.Worker", lines);
        Assert.Contains(prefix + "server-gc=False", lines);
        Assert.Contains(prefix + "input=0", lines);
        Assert.Contains(prefix + "this is the error output", lines);
        Assert.Contains("server-gc=False", worker.Process.OutputTail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_inherits_no_variable_that_is_meant_for_others()
    {
        string[] dropped = ["DOTNET_WATCH_TEST", "VSTEST_TEST", "MSBUILD_TEST", "DOTNET_MODIFIABLE_ASSEMBLIES"];
        foreach (string name in dropped) Environment.SetEnvironmentVariable(name, "none");
        using var mode = new WorkerMode("report");
        using var starter = new WorkerStarter(WorkerCommand.ForThisProgram(), folder.File("s"), static (_, _) => { });
        StartedWorker worker = await starter.StartAsync(1);
        foreach (string name in dropped) Environment.SetEnvironmentVariable(name, null);
        worker.Process.Kill();
        await worker.Process.Exited.WaitAsync(Limits.Generous);
        Assert.Contains("variables=", worker.Process.OutputTail, StringComparison.Ordinal);
        foreach (string name in dropped.Append("REMOTE_WORKER")) Assert.DoesNotContain(name, worker.Process.OutputTail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, nameof(GCLatencyMode.Batch))]
    [InlineData("1", nameof(GCLatencyMode.Interactive))]
    public async Task It_collects_garbage_in_the_foreground_unless_the_program_says_otherwise(string? variable, string expected)
    {
        Environment.SetEnvironmentVariable("DOTNET_gcConcurrent", variable);
        using var mode = new WorkerMode("report");
        using var starter = new WorkerStarter(WorkerCommand.ForThisProgram(), folder.File("s"), static (_, _) => { });
        StartedWorker worker = await starter.StartAsync(1);
        Environment.SetEnvironmentVariable("DOTNET_gcConcurrent", null);
        worker.Process.Kill();
        await worker.Process.Exited.WaitAsync(Limits.Generous);
        Assert.Contains($"collection={expected}", worker.Process.OutputTail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_talks_with_its_node_and_ends_when_it_is_shut_down_but_not_at_an_interrupt()
    {
        using var starter = new WorkerStarter(Programs.EchoWorker, folder.File("s"), static (_, _) => { });
        StartedWorker worker = await starter.StartAsync(1);
        var recorder = new Recorder(worker.Channel);
        worker.Channel.Send(new Welcome(1, 1000, []));
        Assert.Equal(new LeaseReturned(1000), recorder.Take());
        Signals.Send(worker.Process.Pid, Signals.Interrupt);
        for (ulong i = 0; i < 100; i++)
        {
            worker.Channel.Send(new LeaseReturned(i));
            Assert.Equal(new LeaseReturned(i + 1), recorder.Take());
        }

        worker.Channel.Send(new Shutdown());
        Assert.Equal("ended with exit code 0", await worker.Process.Exited.WaitAsync(Limits.Generous));
        Assert.Equal("shut down", worker.Process.OutputTail);
        await recorder.Closed.WaitAsync(Limits.Generous);
    }

    [Fact]
    public async Task Its_output_does_not_block_it_and_is_kept_within_bounds()
    {
        const string Script = "yes 0123456789 | head -c 5000000; printf '\\nlast'; head -c 100000 /dev/zero | tr '\\0' x >&2; exit 4";
        var lines = new List<string>();
        using var starter = new WorkerStarter(Shell(Script), folder.File("s"), (_, line) => Add(lines, line));
        var error = await Assert.ThrowsAsync<WorkerStartException>(() => starter.StartAsync(1));
        Assert.Contains("ended with exit code 4", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Message.Length, 1000, 20_000);
        Assert.Contains("last", lines);
        Assert.Equal(100_000, lines.Where(line => line.StartsWith('x')).Sum(line => line.Length));
        Assert.Equal(5_000_000 / 11, lines.Count(line => line == "0123456789"));
    }

    private static WorkerCommand Shell(string script) => new("/bin/sh", ["-c", script]);

    private static void Add(List<string> lines, string line)
    {
        lock (lines) lines.Add(line);
    }
}
