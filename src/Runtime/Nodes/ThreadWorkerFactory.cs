using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Remote.ControlPlane;
using Remote.Hosting;
using Remote.Messaging;

namespace Remote.Nodes;

/// <summary>Workers that are threads of this process: each has a session of its own, and messages go through memory as they would over a wire.</summary>
internal sealed class ThreadWorkerFactory(InMemoryNetwork network, NodeStore store, ILogger logger, TimeProvider time) : IWorkerFactory
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<ulong, WorkerLink> running = new();

    /// <summary>User code that hangs outlives its worker.</summary>
    public bool EndsMemory => false;

    public Task<WorkerLink> StartAsync(ulong number)
    {
        WorkerRuntime.EnsureThreads();
        (IControlChannel nodeSide, IControlChannel workerSide) = InMemoryControlChannel.CreatePair();
        var exited = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var link = new WorkerLink(
            number, Environment.ProcessId, nodeSide, exited.Task, static () => "", () => _ = workerSide.DisposeAsync().AsTask());
        running[number] = link;
        // The node's welcome comes first: a worker of this process knows all that it says.
        _ = RunAsync(number, new WelcomeFilter(workerSide), exited);
        return Task.FromResult(link);
    }

    /// <summary>Ends workers that were started while the node stopped; those that hang in user code are left alone after a while.</summary>
    public async ValueTask DisposeAsync()
    {
        WorkerLink[] open = [.. running.Values];
        foreach (WorkerLink link in open) link.Kill();
        await Task.WhenAny(Task.WhenAll(open.Select(static l => l.Exited)), Task.Delay(StopLimit)).ConfigureAwait(false);
    }

    private async Task RunAsync(ulong number, IControlChannel channel, TaskCompletionSource<string> exited)
    {
        string reason = "was stopped";
        try
        {
            var session = new Session(number, Node.Number, new InMemoryMessenger(number, network, logger), channel, store.OpenFor(number), logger, time);
            await WorkerRuntime.ServeAsync(session, channel).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            reason = $"failed: {e}";
        }

        running.TryRemove(number, out _);
        exited.TrySetResult(reason);
    }

    private sealed class WelcomeFilter(IControlChannel inner) : IControlChannel
    {
        public void Start(Action<ControlMessage> onMessage, Action<string> onClosed)
            => inner.Start(
                message =>
                {
                    if (message is not Welcome) onMessage(message);
                },
                onClosed);

        public void Send(ControlMessage message) => inner.Send(message);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
