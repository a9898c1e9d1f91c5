using Remote.ControlPlane;
using Remote.Hosting;
using Remote.Tasks;

namespace Remote.Nodes.Launch;

/// <summary>Starts workers and waits until they have registered; where one does not, says why in its own words.</summary>
internal sealed class WorkerStarter : IDisposable
{
    private static readonly TimeSpan DefaultLimit = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan ExitLimit = TimeSpan.FromSeconds(2);

    private readonly WorkerGreeter greeter;
    private readonly IWorkerLauncher launcher;
    private readonly TimeSpan limit;
    private readonly bool ownsGreeter;

    /// <param name="command">What to start.</param>
    /// <param name="socketPath">Where to listen for the workers.</param>
    /// <param name="onOutput">Gets each line that a worker writes.</param>
    /// <param name="limit">How long a worker may take to register.</param>
    public WorkerStarter(WorkerCommand command, string socketPath, Action<WorkerProcess, string> onOutput, TimeSpan? limit = null)
    {
        this.limit = limit ?? DefaultLimit;
        ownsGreeter = true;
        greeter = new WorkerGreeter(socketPath);
        launcher = new WorkerLauncher(command, socketPath, onOutput);
    }

    /// <param name="greeter">Where the workers register; others use it too.</param>
    /// <param name="launcher">What starts them.</param>
    public WorkerStarter(WorkerGreeter greeter, IWorkerLauncher launcher) => (this.greeter, this.launcher, limit) = (greeter, launcher, DefaultLimit);

    /// <summary>Starts the worker of that number; it runs the builds that this process runs.</summary>
    /// <exception cref="WorkerStartException">It ended before it registered, or took too long.</exception>
    /// <exception cref="CodeMismatchException">It loaded another build.</exception>
    public async Task<StartedWorker> StartAsync(ulong number, CancellationToken cancellationToken = default)
    {
        Task<Greeting> registered = greeter.Expect(number);
        IWorkerProcess? process = null;
        try
        {
            process = await launcher.StartAsync(number).ConfigureAwait(false);
            await Task.WhenAny(registered, process.Exited, Task.Delay(limit, cancellationToken)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            if (!registered.IsCompleted) throw await FailAsync(process).ConfigureAwait(false);
            (IControlChannel channel, Register registration) = await registered.ConfigureAwait(false);
            if (CodeIdentity.FindMismatch(CodeIdentity.Of(DispatchTable.Assemblies), registration.Assemblies) is { } mismatch)
                throw new CodeMismatchException(mismatch.Describe(CodeIdentity.SignaturesOf(mismatch.Mine.Name), await AskMembersAsync(mismatch, channel).ConfigureAwait(false)));
            return new StartedWorker(process, channel, registration);
        }
        catch
        {
            process?.Kill();
            throw;
        }
        finally
        {
            greeter.Forget(number);
        }
    }

    /// <summary>Ends every worker that still runs; and stops to listen, unless others do there too.</summary>
    public void Dispose()
    {
        launcher.Dispose();
        if (ownsGreeter) greeter.Dispose();
    }

    private async Task<WorkerStartException> FailAsync(IWorkerProcess process)
    {
        string what = process.Exited.IsCompleted
            ? $"{await process.Exited.ConfigureAwait(false)} before it was ready"
            : $"was not ready after {limit.TotalSeconds:0.#} s, and has been ended";
        process.Kill();
        await Task.WhenAny(process.Exited, Task.Delay(ExitLimit)).ConfigureAwait(false);
        string output = process.OutputTail;
        string said = output.Length == 0 ? "It wrote nothing." : $"Its output:\n{output}";
        string advice = NativeProgram.IsThisOne ? $" {NativeProgram.Advice}" : "";
        return new WorkerStartException($"A worker process ({process}) {what}.{advice} {said}");
    }

    // Only where they differ: most starts need not know the methods' names. Null where the worker does not say.
    private static async Task<string[]?> AskMembersAsync(CodeMismatch mismatch, IControlChannel channel)
    {
        if (!mismatch.HasOtherMembers) return null;
        var told = new TaskCompletionSource<string[]?>(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.Start(message => told.TrySetResult((message as MembersTold)?.Signatures), _ => told.TrySetResult(null));
        channel.Send(new MembersAsked(mismatch.Mine.Name));
        await Task.WhenAny(told.Task, Task.Delay(ExitLimit)).ConfigureAwait(false);
        return told.Task.IsCompleted ? await told.Task.ConfigureAwait(false) : null;
    }
}
