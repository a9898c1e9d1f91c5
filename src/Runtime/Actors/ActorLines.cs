using System.Collections.Concurrent;
using Remote.ControlPlane;
using Remote.Hosting;

namespace Remote.ActorModel;

/// <summary>The actors that this process knows, one line each, and questions to the node about names.</summary>
internal sealed class ActorLines(Session session)
{
    private readonly ConcurrentDictionary<ActorId, ActorLine> lines = new();
    private readonly ConcurrentDictionary<ulong, TaskCompletionSource<ActorId?>> finds = new();
    private ulong lastNumber;
    private ulong lastFind;

    public ActorId NextId() => new(session.Number, Interlocked.Increment(ref lastNumber));

    /// <summary>The line to an actor that this process is creating.</summary>
    public ActorLine AddOwn(ActorId id) => lines.GetOrAdd(id, static (i, s) => new ActorLine(s, i), session);

    /// <summary>The line to an actor that a message or a name brought.</summary>
    public ActorLine LineTo(ActorId id)
    {
        ActorLine line = lines.GetOrAdd(id, static (i, s) => new ActorLine(s, i), session);
        line.Watch();
        return line;
    }

    public async Task<ActorId?> FindAsync(string name, string space, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<ActorId?>(TaskCreationOptions.RunContinuationsAsynchronously);
        ulong request = Interlocked.Increment(ref lastFind);
        finds[request] = answer;
        session.Control.Send(new FindActor(request, name, space));
        try
        {
            ObjectDisposedException.ThrowIf(session.IsClosed, typeof(Cluster));
            return await answer.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            finds.TryRemove(request, out _);
        }
    }

    public void OnFound(ActorFound found)
    {
        if (finds.TryGetValue(found.Request, out TaskCompletionSource<ActorId?>? answer)) answer.TrySetResult(found.Id);
    }

    public void OnChanged(ActorChanged change)
    {
        if (lines.TryGetValue(change.Id, out ActorLine? line)) line.OnChanged(change);
    }

    public void Close(Exception reason)
    {
        foreach (TaskCompletionSource<ActorId?> answer in finds.Values) answer.TrySetException(reason);
        foreach (ActorLine line in lines.Values) line.Close(reason);
    }
}
