using System.Collections.Concurrent;
using Remote.ControlPlane;
using Remote.Tasks;

namespace Remote.Nodes.Launch;

/// <summary>Starts workers and waits until they have registered; where one does not, says why in its own words.</summary>
internal sealed class WorkerStarter : IDisposable
{
    private static readonly TimeSpan DefaultLimit = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan ExitLimit = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<ulong, TaskCompletionSource<Greeting>> expected = new();
    private readonly UnixSocketControlListener listener;
    private readonly WorkerLauncher launcher;
    private readonly TimeSpan limit;

    /// <param name="command">What to start.</param>
    /// <param name="socketPath">Where to listen for the workers.</param>
    /// <param name="onOutput">Gets each line that a worker writes.</param>
    /// <param name="limit">How long a worker may take to register.</param>
    public WorkerStarter(WorkerCommand command, string socketPath, Action<WorkerProcess, string> onOutput, TimeSpan? limit = null)
    {
        this.limit = limit ?? DefaultLimit;
        listener = new UnixSocketControlListener(socketPath, channel => _ = GreetAsync(new HandshakeControlChannel(channel)));
        launcher = new WorkerLauncher(command, socketPath, onOutput);
    }

    /// <summary>Starts the worker of that number; it runs the builds that this process runs.</summary>
    /// <exception cref="WorkerStartException">It ended before it registered, or took too long.</exception>
    /// <exception cref="CodeMismatchException">It loaded another build.</exception>
    public async Task<StartedWorker> StartAsync(ulong number, CancellationToken cancellationToken = default)
    {
        var registered = new TaskCompletionSource<Greeting>(TaskCreationOptions.RunContinuationsAsynchronously);
        expected[number] = registered;
        WorkerProcess? process = null;
        try
        {
            process = await launcher.StartAsync(number).ConfigureAwait(false);
            await Task.WhenAny(registered.Task, process.Exited, Task.Delay(limit, cancellationToken)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            if (!registered.Task.IsCompleted) throw await FailAsync(process).ConfigureAwait(false);
            (IControlChannel channel, Register registration) = await registered.Task.ConfigureAwait(false);
            ThrowIfOtherBuild(registration);
            return new StartedWorker(process, channel, registration);
        }
        catch
        {
            process?.Kill();
            throw;
        }
        finally
        {
            expected.TryRemove(number, out _);
        }
    }

    /// <summary>Ends every worker that still runs, and stops to listen.</summary>
    public void Dispose()
    {
        launcher.Dispose();
        listener.Dispose();
    }

    // One that says something else first could not start, and ends by itself; one that nobody waits for ends with its channel.
    private async Task GreetAsync(HandshakeControlChannel channel)
    {
        try
        {
            if (await channel.FirstMessage.ConfigureAwait(false) is Register registration
                && expected.TryGetValue(registration.Process, out var waiting) && waiting.TrySetResult(new(channel, registration)))
                return;
        }
        catch (IOException)
        {
            // Gone before it said anything; its exit tells more.
        }

        await channel.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<WorkerStartException> FailAsync(WorkerProcess process)
    {
        string what = process.Exited.IsCompleted
            ? $"{await process.Exited.ConfigureAwait(false)} before it was ready"
            : $"was not ready after {limit.TotalSeconds:0.#} s, and has been ended";
        process.Kill();
        await Task.WhenAny(process.Exited, Task.Delay(ExitLimit)).ConfigureAwait(false);
        string output = process.OutputTail;
        string said = output.Length == 0 ? "It wrote nothing." : $"Its output:\n{output}";
        return new WorkerStartException($"A worker process ({process}) {what}. {said}");
    }

    private static void ThrowIfOtherBuild(Register registration)
    {
        AssemblyIdentity[] own = CodeIdentity.Of(DispatchTable.Assemblies);
        if (CodeIdentity.FindMismatch(own, registration.Assemblies) is { } mismatch) throw new CodeMismatchException(mismatch);
    }

    private sealed record Greeting(IControlChannel Channel, Register Registration);
}
