using Remote.ControlPlane;
using Remote.Nodes.Launch;

namespace Remote.Nodes.Agents;

/// <summary>Starts workers on another node. They register here, as this node's own do.</summary>
internal sealed class AgentWorkerFactory(AgentLauncher launcher, WorkerGreeter greeter, Func<StartedWorker, WorkerLink> link, NodeWelcome welcome) : IWorkerFactory
{
    private readonly WorkerStarter starter = new(greeter, launcher);

    /// <summary>What the node's process is told first.</summary>
    public NodeWelcome Welcome { get; } = welcome;

    public AgentLauncher Launcher { get; } = launcher;

    public bool EndsMemory => true;

    public async Task<WorkerLink> StartAsync(ulong number) => link(await starter.StartAsync(number).ConfigureAwait(false));

    public ValueTask DisposeAsync()
    {
        starter.Dispose();
        return ValueTask.CompletedTask;
    }
}
