using System.Collections.Concurrent;
using Remote.ControlPlane;
using Remote.Hosting;
using Remote.Scheduling;

namespace Remote.Tasks;

/// <summary>What this process asks the node of placement groups.</summary>
internal sealed class GroupRequests(Session session)
{
    private readonly ConcurrentDictionary<GroupId, TaskCompletionSource<GroupChanged>> creations = new();
    private readonly ConcurrentDictionary<GroupId, TaskCompletionSource<GroupChanged>> removals = new();
    private readonly ConcurrentDictionary<ulong, TaskCompletionSource<GroupFound>> finds = new();
    private ulong lastGroup;
    private ulong lastFind;

    public async Task<PlacementGroup> CreateAsync(ResourceVector[] bundles, PlacementStrategy strategy, string? name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var id = new GroupId(session.Number, Interlocked.Increment(ref lastGroup));
        GroupChanged answer;
        try
        {
            answer = await AskAsync(creations, id, new CreateGroup(id, bundles, strategy, name), cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            session.Control.Send(new RemoveGroup(id));
            throw;
        }

        return answer.Outcome switch
        {
            GroupOutcome.Ready => new PlacementGroup(id, bundles.Length, strategy, name),
            GroupOutcome.Infeasible => throw new InfeasibleResourcesException($"The placement group cannot be placed: {answer.Reason}"),
            GroupOutcome.NameTaken => throw new InvalidOperationException(answer.Reason),
            _ => throw new PlacementGroupRemovedException($"The placement group was removed before it was ready: {answer.Reason}"),
        };
    }

    public Task RemoveAsync(GroupId id)
    {
        // With the cluster, its groups are gone.
        return session.IsClosed ? Task.CompletedTask : AskAsync(removals, id, new RemoveGroup(id), CancellationToken.None);
    }

    public async Task<PlacementGroup?> FindAsync(string name, CancellationToken cancellationToken)
    {
        ulong request = Interlocked.Increment(ref lastFind);
        GroupFound answer = await AskAsync(finds, request, new FindGroup(request, name), cancellationToken).ConfigureAwait(false);
        return answer.Group is { } group ? new PlacementGroup(group.Id, group.Bundles.Length, group.Strategy, group.Name) : null;
    }

    public void OnChanged(GroupChanged change)
    {
        if (creations.TryRemove(change.Id, out TaskCompletionSource<GroupChanged>? creation)) creation.TrySetResult(change);
        if (change.Outcome != GroupOutcome.Removed) return;
        session.Submitter.OnGroupRemoved(change.Id, change.Reason);
        if (removals.TryRemove(change.Id, out TaskCompletionSource<GroupChanged>? removal)) removal.TrySetResult(change);
    }

    public void OnFound(GroupFound found)
    {
        if (finds.TryRemove(found.Request, out TaskCompletionSource<GroupFound>? answer)) answer.TrySetResult(found);
    }

    public void Close(Exception reason)
    {
        foreach (TaskCompletionSource<GroupChanged> open in creations.Values.Concat(removals.Values)) open.TrySetException(reason);
        foreach (TaskCompletionSource<GroupFound> open in finds.Values) open.TrySetException(reason);
    }

    // A task that waits here lends its CPU: the group may need it.
    private async Task<TAnswer> AskAsync<TKey, TAnswer>(
        ConcurrentDictionary<TKey, TaskCompletionSource<TAnswer>> open, TKey key, ControlMessage question, CancellationToken cancellationToken) where TKey : notnull
    {
        TaskCompletionSource<TAnswer> answer = open.GetOrAdd(key, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        TaskContext? task = TaskContext.Current;
        task?.EnterWait();
        try
        {
            session.Control.Send(question);
            if (session.IsClosed) throw Session.Closed();
            return await answer.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (answer.Task.IsCompleted || cancellationToken.IsCancellationRequested) open.TryRemove(new KeyValuePair<TKey, TaskCompletionSource<TAnswer>>(key, answer));
            if (task is not null) await task.ExitWaitAsync().ConfigureAwait(false);
        }
    }
}
