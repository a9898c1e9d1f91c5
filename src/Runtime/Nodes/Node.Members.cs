using Remote.ControlPlane;
using Remote.Diagnostics;
using Remote.Nodes.Agents;
using Remote.Nodes.Memory;
using Remote.Nodes.Transfers;
using Remote.Scheduling;
using Remote.Storage.Sockets;

namespace Remote.Nodes;

// The nodes of the cluster: how they join, and how they leave.
internal sealed partial class Node
{
    private const string ShutDown = "it was removed (Cluster.RemoveNodeAsync)";

    /// <summary>The processes of other nodes, from their start to their end.</summary>
    private readonly List<NodeWorker> processes = [];

    /// <summary>Starts another node, as a process of this machine; ends when its task workers serve.</summary>
    /// <exception cref="WorkerStartException">Its process, or one of its workers, could not be started.</exception>
    public async Task<NodeInfo> AddNodeAsync(NodePlan plan, CancellationToken cancellationToken)
    {
        var joined = new TaskCompletionSource<NodeMember>(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = new TaskCompletionSource<NodeWorker>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() => BeginNode(plan, started, joined));
        NodeWorker process = await started.Task.ConfigureAwait(false);
        try
        {
            NodeMember member = await joined.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            await member.AllServe.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            return await AskAsync(() => Describe(member)).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Post(() => process.End($"its start failed: {e.Message}"));
            throw;
        }
    }

    /// <summary>Ends a node in good order; ends when its process has. False where there is none of that number.</summary>
    public async Task<bool> RemoveNodeAsync(ulong number)
    {
        NodeMember? member = await AskAsync(() => Leave(number)).ConfigureAwait(false);
        if (member is not { Process.Link: { } link, Pool: { } pool }) return false;
        await EndAllAsync([.. pool.All.Select(static w => w.Link).OfType<WorkerLink>()]).ConfigureAwait(false);
        await EndAllAsync([link]).ConfigureAwait(false);
        return true;
    }

    private NodeMember? Leave(ulong number)
    {
        if (number == Number || !members.TryGetValue(number, out NodeMember? member)) return null;
        Detach(member);
        // What has not registered yet is ended as soon as it has.
        foreach (NodeWorker worker in member.Pool.All) worker.EndsBecause(ShutDown);
        member.Process!.EndsBecause(ShutDown);
        return member;
    }

    private NodeMember Join(ulong number, NodePlan plan, IWorkerFactory workers, StoreAddress storeAddress, Func<StoreFigures> storeNow, NodeWorker? process)
    {
        var pool = new WorkerPool(plan.Workers, role => StartWorker(role, number)) { Spares = PoolCare.SparesFor(plan.Workers), OnChanged = () => workersChanged = true };
        var care = new PoolCare(pool, worker => actors.HasCreation(worker.Number) || groups.HasCreation(worker.Number));
        var member = new NodeMember(scheduler.AddNode(number, plan.Total, plan.Labels), pool, care, workers) { Process = process, Store = storeAddress, StoreNow = storeNow };
        members.Add(number, member);
        pools.Add(number, pool);
        groups.OnNodeJoined(member.Place.Account);
        return member;
    }

    private void BeginNode(NodePlan plan, TaskCompletionSource<NodeWorker> started, TaskCompletionSource<NodeMember> joined)
    {
        ulong number = ++lastProcess;
        var process = new NodeWorker(number, WorkerRole.Node, number);
        processes.Add(process);
        started.SetResult(process);
        _ = StartNodeAsync(process, plan, joined);
    }

    private async Task StartNodeAsync(NodeWorker process, NodePlan plan, TaskCompletionSource<NodeMember> joined)
    {
        try
        {
            WorkerLink link = await factory.StartAsync(process.Number).ConfigureAwait(false);
            AgentWorkerFactory workers = factory.On(link.Channel, process.Number, secret, plan)!;
            Post(() => OnNodeRegistered(process, link, workers, plan, joined));
            string reason = await link.Exited.ConfigureAwait(false);
            Post(() => OnNodeExited(process, workers.Launcher, reason));
            joined.TrySetException(new WorkerStartException($"{process} {reason} before it was ready. Its output:\n{link.Output()}"));
        }
        catch (Exception e)
        {
            Post(() => processes.Remove(process));
            joined.TrySetException(e);
        }
    }

    private void OnNodeRegistered(NodeWorker process, WorkerLink link, AgentWorkerFactory workers, NodePlan plan, TaskCompletionSource<NodeMember> joined)
    {
        process.Link = link;
        if (stopping || process.KilledBecause is not null)
        {
            link.Kill();
            return;
        }

        link.Channel.Send(workers.Welcome);
        link.Channel.Start(
            message =>
            {
                // Not by way of the loop: whoever starts workers waits for it elsewhere.
                if (!workers.Launcher.OnMessage(message)) Post(() => OnNodeMessage(process, message, workers, plan, joined));
            },
            static _ => { });
    }

    private void OnNodeMessage(NodeWorker process, ControlMessage message, AgentWorkerFactory workers, NodePlan plan, TaskCompletionSource<NodeMember> joined)
    {
        health.OnHeard(process);
        switch (message)
        {
            case NodeServing serving when process.KilledBecause is null && !stopping:
                NodeMember member = Join(process.Number, plan, workers, serving.Store, () => StoreFigures.Empty(serving.Store.Capacity), process);
                member.Peer = new StorePeer(process.Number, serving.Store.Number, serving.StoreEndpoint);
                // Before anything runs there: what it makes is to be found.
                TellStores();
                joined.TrySetResult(member);
                member.Pool.KeepUp();
                // What waits may fit there.
                UseFree();
                break;
            case StoreChanged changed:
                if (members.TryGetValue(process.Number, out NodeMember? whose)) whose.StoreNow = () => changed.Store;
                break;
            case NodeServing or Pong: break;
            default: throw new InvalidDataException($"{message.GetType().Name} is no message of a node's process.");
        }
    }

    private void OnNodeExited(NodeWorker process, AgentLauncher launcher, string reason)
    {
        processes.Remove(process);
        if (!stopping && members.TryGetValue(process.Number, out NodeMember? member))
        {
            string why = process.KilledBecause ?? reason;
            Log.NodeLost(logger, process.ToString(), why);
            Detach(member);
            member.AllServe.TrySetException(new WorkerStartException($"{process} {why} before its workers were ready."));
        }

        // Last: who places elsewhere what they did finds the node gone.
        launcher.OnGone($"ended with its node {process.Number:x}, whose process {reason}");
    }

    // From now on nothing is placed there. What was there is placed elsewhere as its workers end, or now, where no other node could ever hold it.
    private void Detach(NodeMember member)
    {
        members.Remove(member.Number);
        pools.Remove(member.Number);
        workersChanged = true;
        scheduler.RemoveNode(member.Number);
        groups.OnNodeGone(member.Number);
        leases.OnNodeGone();
        actors.OnNodeGone();
        TellStores();
        UseFree();
    }

    private void TellStores()
    {
        StoreLinks links = store.Connect(secret);
        self.Peer = new StorePeer(Number, store.Table.Number, links.Endpoint);
        StoresKnown known = KnownStores();
        links.OnStores(known.Stores);
        TellNodes(known);
        TellAll(known);
    }

    private IReadOnlyList<NodeStoreUse> StoresNow() => [.. members.Values.Select(static m => new NodeStoreUse(m.Number, m.StoreNow()))];

    private StoresKnown KnownStores() => new([.. members.Values.Select(static m => m.Peer).OfType<StorePeer>()]);

    // What it owned goes, wherever it is.
    private void TellStoresOfEnd(NodeWorker worker)
    {
        store.Table.OnProcessGone(worker.Number, factory.EndsMemory);
        TellNodes(new ProcessDied(worker.Number, ""));
    }

    private void TellNodes(ControlMessage message)
    {
        foreach (NodeWorker process in processes.Where(static p => p is { Link: not null, KilledBecause: null })) process.Link!.Channel.Send(message);
    }

    private NodeInfo[] DescribeAll() => [.. members.Values.Select(Describe)];

    private NodeInfo Describe(NodeMember member)
    {
        ResourceAccount account = member.Place.Account;
        ResourceVector total = account.TotalVector;
        var free = new ResourceVector(total.Names, [.. total.Names.Select(name => account.FreeOf(scheduler.PlaceOf(name)))]);
        return new NodeInfo(member.Number.ToString("x"), member.Place.Labels, total.ToAmounts(), free.ToAmounts())
        {
            ProcessId = member.Process?.Link?.ProcessId ?? Environment.ProcessId,
            ObjectStore = member.StoreNow().ToInfo(),
        };
    }

    private Task<T> AskAsync<T>(Func<T> question)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!events.Writer.TryWrite(new NodeEvent(() => answer.SetResult(question())))) throw new ObjectDisposedException(nameof(Cluster), "The cluster was stopped.");
        return answer.Task;
    }
}
