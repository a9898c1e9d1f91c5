using System.Collections.Concurrent;
using Remote.ControlPlane;
using Remote.Hosting;

namespace Remote.ActorModel;

/// <summary>What this process has asked its node about names of actors and was not told yet.</summary>
internal sealed class ActorQuestions(Session session)
{
    private readonly ConcurrentDictionary<ulong, TaskCompletionSource<ActorLine?>> finds = new();
    private readonly ConcurrentDictionary<ulong, TaskCompletionSource<ActorListing[]>> lists = new();
    private ulong lastRequest;

    /// <summary>The line to the living actor of a name; null where there is none.</summary>
    public Task<ActorLine?> FindAsync(string name, string space, CancellationToken cancellationToken)
        => AskAsync(finds, request => new FindActor(request, name, space), cancellationToken);

    /// <summary>The living actors that have names, of one namespace or of all.</summary>
    public Task<ActorListing[]> ListAsync(string? space, CancellationToken cancellationToken)
        => AskAsync(lists, request => new ListActors(request, space), cancellationToken);

    public void OnFound(ActorFound found)
    {
        // Also where nobody waits any more: the hold that came with the answer is given back with the line.
        ActorLine? line = found.Id is { } id ? session.Actors.AddFound(id) : null;
        if (finds.TryGetValue(found.Request, out TaskCompletionSource<ActorLine?>? answer)) answer.TrySetResult(line);
    }

    public void OnListed(ActorsListed listed)
    {
        if (lists.TryGetValue(listed.Request, out TaskCompletionSource<ActorListing[]>? answer)) answer.TrySetResult(listed.Actors);
    }

    public void Close(Exception reason)
    {
        foreach (TaskCompletionSource<ActorLine?> answer in finds.Values) answer.TrySetException(reason);
        foreach (TaskCompletionSource<ActorListing[]> answer in lists.Values) answer.TrySetException(reason);
    }

    private async Task<T> AskAsync<T>(
        ConcurrentDictionary<ulong, TaskCompletionSource<T>> open, Func<ulong, ControlMessage> question, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        ulong request = Interlocked.Increment(ref lastRequest);
        open[request] = answer;
        session.Control.Send(question(request));
        try
        {
            ObjectDisposedException.ThrowIf(session.IsClosed, typeof(Cluster));
            return await answer.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            open.TryRemove(request, out _);
        }
    }
}
