using System.Collections.Concurrent;
using Remote.ControlPlane;
using Remote.Nodes.Launch;

namespace Remote.Nodes.Agents;

/// <summary>Has another node's process start workers there. With that process they are all gone: the system ends them with it.</summary>
internal sealed class AgentLauncher(IControlChannel agent) : IWorkerLauncher
{
    private readonly ConcurrentDictionary<ulong, AgentWorker> workers = new();
    private volatile string? gone;

    public Task<IWorkerProcess> StartAsync(ulong number)
    {
        var worker = new AgentWorker(number, n => agent.Send(new EndWorker(n)));
        workers[number] = worker;
        agent.Send(new LaunchWorker(number));
        if (gone is { } reason) worker.OnExited(reason, "");
        return worker.Launched;
    }

    /// <summary>What the process says of its workers; false for anything else.</summary>
    public bool OnMessage(ControlMessage message)
    {
        switch (message)
        {
            case WorkerLaunched launched when workers.TryGetValue(launched.Worker, out AgentWorker? worker):
                if (launched.Failure is { } failure) worker.OnFailed(failure);
                else worker.OnLaunched(launched.ProcessId);
                return true;
            case WorkerExited exited when workers.TryRemove(exited.Worker, out AgentWorker? worker):
                worker.OnExited(exited.Reason, exited.Output);
                return true;
            default:
                return message is WorkerLaunched or WorkerExited;
        }
    }

    /// <summary>The process has ended, and its workers with it.</summary>
    /// <param name="reason">As a worker's end is told: "ended with its node, which …".</param>
    public void OnGone(string reason)
    {
        gone = reason;
        foreach (AgentWorker worker in workers.Values)
        {
            if (worker.Pid != 0) DiagnosticFiles.DeleteOf(worker.Pid);
            worker.OnExited(reason, "");
        }
    }

    public void Dispose()
    {
        foreach (AgentWorker worker in workers.Values) worker.Kill();
    }
}
