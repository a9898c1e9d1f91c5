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
    private readonly long? lineage;

    /// <summary>Filled before there is a node, whose loop alone touches it then.</summary>
    private readonly Dictionary<ulong, Task<StartedWorker>> early = [];

    /// <param name="fold">Whether repeated lines of the output are folded; null: unless the environment says no.</param>
    /// <param name="memory">The bound of a worker's managed heap in bytes; null for the default.</param>
    /// <param name="lineage">What a worker's lineage may take in bytes; null for the default.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="WorkerStartException">Something that workers need is not there.</exception>
    public ProcessWorkerFactory(bool? fold, long? memory, long? lineage, TimeProvider time)
    {
        this.lineage = lineage;
        command = WorkerCommand.ForThisProgram() with { Memory = memory };
        folder = SessionFolder.Create();
        logs = new LogFolder(time);
        output = new OutputRelay(logs, fold ?? Environment.GetEnvironmentVariable(FoldVariable) is not ("0" or "false"), time, Console.Out.WriteLine);
        greeter = new WorkerGreeter(folder.SocketPath);
        starter = new WorkerStarter(greeter, new WorkerLauncher(command, folder.SocketPath, OnLine));
    }

    /// <summary>Starts the first workers of a node that does not exist yet: a process takes longer to start than all that the driver has to make meanwhile.</summary>
    /// <param name="count">How many the node will ask for at once; they get the numbers that it gives first.</param>
    public void StartEarly(int count)
    {
        for (ulong number = Node.DriverNumber + 1; number <= Node.DriverNumber + (ulong)count; number++) early[number] = starter.StartAsync(number);
    }

    public bool EndsMemory => true;

    public string? LogFolder => logs.Path;

    public async Task<WorkerLink> StartAsync(ulong number) => Link(await (early.Remove(number, out Task<StartedWorker>? begun) ? begun : starter.StartAsync(number)).ConfigureAwait(false));

    public bool StartsProcesses => true;

    public AgentWorkerFactory On(IControlChannel agent, ulong node, byte[] secret, NodePlan plan)
        => new(
            new AgentLauncher(agent), greeter, Link,
            new NodeWelcome(node, secret, greeter.SocketPath, command.FileName, [.. command.Arguments], command.Memory, plan.StoreBytes, plan.SpillDirectory));

    public ValueTask DisposeAsync()
    {
        // Nobody came to ask for them; that they are ended now is no news.
        foreach (Task<StartedWorker> begun in early.Values) _ = begun.ContinueWith(static b => b.Exception, TaskScheduler.Default);
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
            TaskFile = Path.Combine(folder.Path, $"tasks-{process.Number:x}"),
            LineageMemory = lineage,
        };
    }

    private void OnLine(WorkerProcess worker, string line)
    {
        if (RelayedLine.TryRead(line, out string? writer, out string? written)) output.OnLine(writer, written);
        else output.OnLine(worker.ToString(), line);
    }
}
