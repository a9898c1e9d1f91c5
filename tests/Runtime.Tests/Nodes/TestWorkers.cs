using Remote.ControlPlane;
using Remote.Messaging;
using Remote.Nodes;

namespace Remote.Runtime.Tests.Nodes;

/// <summary>Workers as the node's parts see them, without processes.</summary>
internal sealed class TestWorkers
{
    private ulong last = 10;

    public List<NodeWorker> Started { get; } = [];

    /// <summary>What was sent to workers.</summary>
    public List<(ulong Worker, ControlMessage Message)> Sent { get; } = [];

    public List<ulong> Killed { get; } = [];

    /// <summary>As the node does: it serves later.</summary>
    public NodeWorker Start(WorkerRole role)
    {
        var worker = new NodeWorker(++last, role);
        Started.Add(worker);
        return worker;
    }

    public NodeWorker Serve(NodeWorker worker, string? taskFile = null)
    {
        // No process has such an id: they differ, and are never found.
        int process = -(int)worker.Number;
        worker.Link ??= new WorkerLink(
            worker.Number, process, new RecordingChannel(m => Sent.Add((worker.Number, m))), new TaskCompletionSource<string>().Task, static () => "", () => Killed.Add(worker.Number))
        { TaskFile = taskFile };
        worker.Address = new PeerAddress(worker.Number, "");
        return worker;
    }

    public void ServeAll() => Started.ForEach(w => Serve(w));
}
