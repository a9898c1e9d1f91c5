using Remote.Nodes.Launch;

namespace Remote.Nodes.Agents;

/// <summary>A worker that another node's process started, as that process tells of it.</summary>
/// <param name="number">Its number in the session.</param>
/// <param name="kill">Asks for its end.</param>
internal sealed class AgentWorker(ulong number, Action<ulong> kill) : IWorkerProcess
{
    private readonly TaskCompletionSource<IWorkerProcess> launched = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ulong Number { get; } = number;

    public int Pid { get; private set; }

    /// <summary>This, once it has a process.</summary>
    public Task<IWorkerProcess> Launched => launched.Task;

    public Task<string> Exited => exited.Task;

    public string OutputTail { get; private set; } = "";

    public void Kill() => kill(Number);

    public void OnLaunched(int processId)
    {
        Pid = processId;
        launched.TrySetResult(this);
    }

    public void OnFailed(string reason) => launched.TrySetException(new WorkerStartException(reason));

    public void OnExited(string reason, string output)
    {
        OutputTail = output;
        exited.TrySetResult(reason);
        OnFailed($"Worker {Number} {reason} before it was started.");
    }

    public override string ToString() => $"worker {Number}, pid {Pid}";
}
