using Remote.Nodes.Launch;
using Remote.Nodes.Sessions;

namespace Remote.Nodes;

/// <summary>Starts worker processes that run the program's own build, and brings their output to this process's.</summary>
internal sealed class ProcessWorkerFactory : IWorkerFactory
{
    private readonly SessionFolder folder;
    private readonly WorkerStarter starter;

    /// <exception cref="WorkerStartException">Something that workers need is not there.</exception>
    public ProcessWorkerFactory()
    {
        WorkerCommand command = WorkerCommand.ForThisProgram();
        folder = SessionFolder.Create();
        starter = new WorkerStarter(command, folder.SocketPath, static (worker, line) => Console.Out.WriteLine($"({worker}) {line}"));
    }

    public async Task<WorkerLink> StartAsync(ulong number)
    {
        StartedWorker started = await starter.StartAsync(number).ConfigureAwait(false);
        return new WorkerLink(number, started.Process.Pid, started.Channel, started.Process.Exited, () => started.Process.OutputTail, started.Process.Kill);
    }

    public ValueTask DisposeAsync()
    {
        starter.Dispose();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
