using Microsoft.Extensions.Logging;
using Remote.ControlPlane;
using Remote.Diagnostics;
using Remote.Hosting;
using Remote.Nodes.Launch;
using Remote.Nodes.Memory;
using Remote.Nodes.Transfers;

namespace Remote.Nodes.Agents;

/// <summary>
/// The process of a node that is not the driver's: starts that node's workers and says how they end, and keeps its object store. Its workers
/// are its children, so that they end with it, however it ends.
/// </summary>
internal sealed class NodeAgent : IAsyncDisposable
{
    /// <summary>As often as the driver's node looks at memory at most: what it says of a store is no older than what it says of a process.</summary>
    private static readonly TimeSpan TellEvery = MemoryPace.Shortest;

    private readonly IControlChannel channel;
    private readonly WorkerLauncher launcher;
    private readonly NodeStore store;
    private readonly StoreLinks links;
    private readonly Dictionary<ulong, IWorkerProcess> running = [];
    private readonly TaskCompletionSource end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private StoreFigures told;

    private NodeAgent(NodeWelcome welcome, IControlChannel channel)
    {
        this.channel = channel;
        store = new NodeStore(welcome.StoreBytes, welcome.SpillDirectory, new StandardErrorLogger(LogLevel.Warning), TimeProvider.System);
        told = StoreFigures.Empty(store.Address.Capacity);
        links = store.Connect(welcome.Secret);
        var command = new WorkerCommand(welcome.WorkerHost, welcome.WorkerArguments) { Memory = welcome.WorkerMemory };
        launcher = new WorkerLauncher(command, welcome.SocketPath, static (worker, line) => Console.Out.WriteLine(RelayedLine.Write(worker.ToString(), line)));
    }

    /// <summary>Serves until the driver's node says stop.</summary>
    public static async Task RunAsync(NodeWelcome welcome, IControlChannel channel)
    {
        WorkerRuntime.EnsureThreads();
        var agent = new NodeAgent(welcome, channel);
        await using (agent.ConfigureAwait(false))
        {
            channel.Start(agent.OnMessage, _ => agent.end.TrySetResult());
            channel.Send(new NodeServing(agent.store.Address, agent.links.Endpoint));
            await agent.TellUntilEndAsync().ConfigureAwait(false);
        }
    }

    public ValueTask DisposeAsync()
    {
        launcher.Dispose();
        return store.DisposeAsync();
    }

    // A store that nobody uses is not told of again.
    private async Task TellUntilEndAsync()
    {
        using var timer = new PeriodicTimer(TellEvery);
        while (!end.Task.IsCompleted)
        {
            StoreFigures now = store.Figures;
            if (now != told) channel.Send(new StoreChanged(now));
            told = now;
            await Task.WhenAny(end.Task, timer.WaitForNextTickAsync().AsTask()).ConfigureAwait(false);
        }
    }

    private void OnMessage(ControlMessage message)
    {
        switch (message)
        {
            case Ping: channel.Send(new Pong()); break;
            case LaunchWorker launch: _ = LaunchAsync(launch.Worker); break;
            case StoresKnown known: links.OnStores(known.Stores); break;
            case ProcessDied died: store.Table.OnProcessGone(died.Process); break;
            case EndWorker kill: Find(kill.Worker)?.Kill(); break;
            case Shutdown: end.TrySetResult(); break;
            default: throw new InvalidDataException($"{message.GetType().Name} is no message to a node's process.");
        }
    }

    private async Task LaunchAsync(ulong number)
    {
        IWorkerProcess worker;
        try
        {
            worker = await launcher.StartAsync(number).ConfigureAwait(false);
        }
        catch (Exception e) when (e is WorkerStartException or ObjectDisposedException)
        {
            channel.Send(new WorkerLaunched(number, 0, e.Message));
            return;
        }

        lock (running) running[number] = worker;
        channel.Send(new WorkerLaunched(number, worker.Pid, null));
        string reason = await worker.Exited.ConfigureAwait(false);
        lock (running) running.Remove(number);
        channel.Send(new WorkerExited(number, reason, worker.OutputTail));
    }

    private IWorkerProcess? Find(ulong number)
    {
        lock (running) return running.GetValueOrDefault(number);
    }
}
