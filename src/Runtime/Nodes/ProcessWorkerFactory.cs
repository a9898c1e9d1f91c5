using Remote.ControlPlane;
using Remote.Nodes.Agents;
using Remote.Nodes.Launch;
using Remote.Nodes.Output;
using Remote.Nodes.Sessions;

namespace Remote.Nodes;

/// <summary>Starts worker processes that run the program's own build, and brings their output to this process's.</summary>
internal sealed class ProcessWorkerFactory : IWorkerFactory
{
    private const string FoldVariable = "REMOTE_FOLD_OUTPUT";

    private readonly WorkerCommand command;
    private readonly SessionFolder folder;
    private readonly WorkerGreeter greeter;
    private readonly WorkerStarter starter;
    private readonly OutputRelay output;
    private readonly LogFolder logs;

    /// <param name="fold">Whether repeated lines of the output are folded; null: unless the environment says no.</param>
    /// <param name="memory">The bound of a worker's managed heap in bytes; null for the default.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="WorkerStartException">Something that workers need is not there.</exception>
    public ProcessWorkerFactory(bool? fold, long? memory, TimeProvider time)
    {
        command = WorkerCommand.ForThisProgram() with { Memory = memory };
        folder = SessionFolder.Create();
        logs = new LogFolder(time);
        output = new OutputRelay(logs, fold ?? Environment.GetEnvironmentVariable(FoldVariable) is not ("0" or "false"), time, Console.Out.WriteLine);
        greeter = new WorkerGreeter(folder.SocketPath);
        starter = new WorkerStarter(greeter, new WorkerLauncher(command, folder.SocketPath, OnLine));
    }

    public bool EndsMemory => true;

    public string? LogFolder => logs.Path;

    public async Task<WorkerLink> StartAsync(ulong number) => Link(await starter.StartAsync(number).ConfigureAwait(false));

    public bool StartsProcesses => true;

    public AgentWorkerFactory On(IControlChannel agent, ulong node, byte[] secret, NodePlan plan)
        => new(
            new AgentLauncher(agent), greeter, Link,
            new NodeWelcome(node, secret, greeter.SocketPath, command.FileName, [.. command.Arguments], command.Memory, plan.StoreBytes, plan.SpillDirectory));

    public ValueTask DisposeAsync()
    {
        starter.Dispose();
        greeter.Dispose();
        output.Dispose();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private WorkerLink Link(StartedWorker started)
    {
        IWorkerProcess process = started.Process;
        _ = process.Exited.ContinueWith(_ => output.OnEnded(process.ToString()!), TaskScheduler.Default);
        return new WorkerLink(process.Number, process.Pid, started.Channel, process.Exited, () => process.OutputTail, process.Kill)
        {
            ActivityFile = Path.Combine(folder.Path, $"actors-{process.Number:x}"),
        };
    }

    private void OnLine(WorkerProcess worker, string line)
    {
        if (RelayedLine.TryRead(line, out string? writer, out string? written)) output.OnLine(writer, written);
        else output.OnLine(worker.ToString(), line);
    }
}
