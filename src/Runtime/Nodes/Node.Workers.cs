using Remote.ControlPlane;
using Remote.Diagnostics;
using Remote.Nodes.Memory;

namespace Remote.Nodes;

// Workers' lives: start, registration, service, health, end.
internal sealed partial class Node
{
    private NodeWorker StartWorker(WorkerRole role, ulong node)
    {
        var worker = new NodeWorker(++lastProcess, role, node);
        starts.Add(worker);
        return worker;
    }

    private void Begin(NodeWorker worker)
    {
        if (worker.KilledBecause is null && !stopping && members.TryGetValue(worker.OnNode, out NodeMember? member)) _ = StartAsync(worker, member.Factory);
        else Post(() => OnNeverStarted(worker));
    }

    // What it was wanted for ended while it waited for its turn.
    private void OnNeverStarted(NodeWorker worker)
    {
        pools.Remove(worker);
        starts.OnDone(worker);
    }

    private async Task StartAsync(NodeWorker worker, IWorkerFactory where)
    {
        try
        {
            WorkerLink link = await where.StartAsync(worker.Number).ConfigureAwait(false);
            Post(() => OnRegistered(worker, link));
            string reason = await link.Exited.ConfigureAwait(false);
            Post(() => OnExited(worker, reason));
        }
        catch (Exception e)
        {
            Post(() => OnStartFailed(worker, e));
        }
    }

    private void OnRegistered(NodeWorker worker, WorkerLink link)
    {
        worker.Link = link;
        if (stopping || worker.KilledBecause is not null)
        {
            link.Kill();
            return;
        }

        var client = new NodeClient(worker.Number, link.Channel, isDriver: false, worker.OnNode);
        clients[client.Number] = client;
        link.Channel.Send(new Welcome(worker.Number, worker.OnNode, secret, link.ActivityFile, members[worker.OnNode].Store, HeldTrace.IsOn, link.LineageMemory, link.TaskFile, RingFolder));
        if (members.Count > 1) client.Send(KnownStores());
        // It may be given refs of processes that it never knew alive.
        foreach ((ulong process, string reason) in dead) client.Send(new ProcessDied(process, reason));
        Listen(client, link.Channel, worker);
    }

    private void OnServing(NodeWorker worker, Serving serving)
    {
        NodeMember member = members[worker.OnNode];
        (member.FailedStarts, member.Pool.NoStarts) = (0, null);
        worker.Address = serving.Address;
        workersChanged = true;
        starts.OnDone(worker);
        if (worker.Role is WorkerRole.Tasks or WorkerRole.Spare) leases.Grant();
        else actors.OnServing(worker);
        if (member.Pool.All.Where(static w => w.Role == WorkerRole.Tasks).All(static w => w.Serves)) member.AllServe.TrySetResult();
    }

    private void OnStartFailed(NodeWorker worker, Exception error)
    {
        pools.Remove(worker);
        starts.OnDone(worker);
        if (stopping) return;
        NodeMember? member = members.GetValueOrDefault(worker.OnNode);
        member?.AllServe.TrySetException(error);
        NoteFailedStart(member, error.Message);
        actors.OnProcessGone(worker.Number, worker, error.Message);
        KeepUpOrGiveUp(member, error.Message);
    }

    // Before anything is placed again: it would be started again for ever.
    private static void NoteFailedStart(NodeMember? member, string reason)
    {
        if (member is null) return;
        member.FailedStarts++;
        if (member.FailedStarts >= MaxFailedStarts)
            member.Pool.NoStarts = $"{member.FailedStarts} workers in a row ended before they were ready, so no more are started. The last one: {reason}";
    }

    private void KeepUpOrGiveUp(NodeMember? member, string lastFailure)
    {
        // Its node has left.
        if (member is null) return;
        if (member.FailedStarts < MaxFailedStarts)
        {
            member.Pool.KeepUp();
            // A spare may have taken the place of the one that is gone.
            leases.Grant();
            return;
        }

        Log.StartingGivenUp(logger, member.FailedStarts, lastFailure);
        if (member.Process is { } process) process.End(member.Pool.NoStarts!);
        else leases.OnNoWorkers(member.Pool.NoStarts!);
    }

    private void OnExited(NodeWorker worker, string reason)
    {
        pools.Remove(worker);
        clients.Remove(worker.Number);
        starts.OnDone(worker);
        // Before anybody hears of it: who is told that the worker is gone does not find it listed.
        TakeSnapshot();
        TellStoresOfEnd(worker);
        if (RingFolder is not null) new Messaging.Rings.RingFolder(RingFolder).Sweep(worker.Number);
        if (stopping) return;
        string why = worker.Retires ? "was not needed any more" : worker.KilledBecause is { } because ? $"ended by the node: {because}" : reason;
        bool crashed = worker is { KilledBecause: null, Retires: false };
        NodeMember? member = members.GetValueOrDefault(worker.OnNode);
        if (crashed && member is not null) Log.WorkerEnded(logger, worker.ToString(), reason, ConsequenceOf(worker.Role));
        if (crashed && !worker.Serves)
        {
            NoteFailedStart(member, why);
            member?.AllServe.TrySetException(new WorkerStartException($"{worker} ended before it was ready: {why}. Its output:\n{worker.Link!.Output()}"));
        }

        // Nobody holds anything of one that was let go.
        if (!worker.Retires) dead.Add((worker.Number, why));
        actors.OnCreatorGone(worker, why);
        foreach (NodeClient client in clients.Values) client.Send(new ProcessDied(worker.Number, why, worker.MemoryEnd));
        leases.OnProcessGone(worker.Number);
        actors.OnProcessGone(worker.Number, worker, why);
        groups.OnProcessGone(worker.Number, why);
        searches.OnGone(worker.Number);
        UseFree();
        KeepUpOrGiveUp(member, why);
        foreach (string? read in new[] { worker.Link?.ActivityFile, worker.Link?.TaskFile }.OfType<string>()) File.Delete(read);
    }

    private static string ConsequenceOf(WorkerRole role) => role switch
    {
        WorkerRole.Tasks => "Its tasks are run again where their retries allow; another worker takes its place.",
        WorkerRole.Spare => "It had nothing to do yet.",
        _ => "Its actors are started again where their restarts allow.",
    };

    private void Beat()
    {
        isRoutine = true;
        health.OnBeat(pools.All.Concat(processes));
        searches.OnBeat();
        beatTimer.Change(health.Period, Timeout.InfiniteTimeSpan);
    }

    private void LookAtMemory()
    {
        isRoutine = true;
        if (!stopping) memory.OnLook();
        SetMemoryTimer();
    }

    private void SetMemoryTimer() => memoryTimer.Change(memory.Pause, Timeout.InfiniteTimeSpan);

    // Whatever has happened, somebody may have nothing to do now.
    private void LookSoon()
    {
        if (looking) return;
        looking = true;
        lookTimer.Change(PoolCare.LookEvery, Timeout.InfiniteTimeSpan);
    }

    private void Look()
    {
        isRoutine = true;
        looking = false;
        bool goesOn = false;
        foreach (NodeMember member in members.Values)
        {
            if (!stopping && member.AllServe.Task.IsCompletedSuccessfully) goesOn |= member.Care.OnLook(quiet: starts.IsEmpty);
        }

        if (goesOn) LookSoon();
    }

    // A spare is nobody's yet, and comes and goes unasked.
    private void TakeSnapshot()
    {
        workersChanged = false;
        HasSpare = pools.All.Any(static w => w is { Role: WorkerRole.Spare, Serves: true });
        WorkerInfo[] now = [.. pools.All.Where(w => w.Serves && w.Role != WorkerRole.Spare).Select(w => new WorkerInfo(w.Number.ToString("x"), w.Link!.ProcessId, w.RoleName) { NodeId = w.OnNode.ToString("x") })];
        if (!now.SequenceEqual(snapshot)) snapshot = now;
    }
}
