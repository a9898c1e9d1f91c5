using Microsoft.Extensions.Logging;
using Remote.ControlPlane;
using Remote.Hosting;
using Remote.Messaging;

namespace Remote.Nodes;

/// <summary>Workers that are threads of this process: each has a session of its own, and messages go through memory as they would over a wire.</summary>
internal sealed class ThreadWorkerFactory(InMemoryNetwork network, ILogger logger, TimeProvider time) : IWorkerFactory
{
    public Task<WorkerLink> StartAsync(ulong number)
    {
        (IControlChannel nodeSide, IControlChannel workerSide) = InMemoryControlChannel.CreatePair();
        var exited = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        // The node's welcome comes first: a worker of this process knows all that it says.
        var channel = new WelcomeFilter(workerSide);
        _ = RunAsync(number, channel, exited);
        return Task.FromResult(new WorkerLink(
            number, Environment.ProcessId, nodeSide, exited.Task, static () => "", () => _ = workerSide.DisposeAsync().AsTask()));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task RunAsync(ulong number, IControlChannel channel, TaskCompletionSource<string> exited)
    {
        try
        {
            var session = new Session(number, Node.Number, new InMemoryMessenger(number, network, logger), channel, logger, time);
            await WorkerRuntime.ServeAsync(session, channel).ConfigureAwait(false);
            exited.TrySetResult("it was stopped");
        }
        catch (Exception e)
        {
            exited.TrySetResult(e.ToString());
        }
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
