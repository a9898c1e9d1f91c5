using Remote.ControlPlane;
using Remote.Hosting;
using Remote.Tasks;

namespace Remote.ActorModel;

/// <summary>
/// Ends of actors that this process has asked for, and who waits for them. Kept here and not in the lines: a line that nobody else
/// holds would be collected under its waiter.
/// </summary>
internal sealed class ActorEnds(Session session)
{
    private readonly Lock gate = new();
    private readonly Dictionary<ActorLine, List<(bool OrRestart, TaskCompletionSource Done)>> waiting = [];

    /// <summary>Ends the actor at once; ends when it is dead, or being restarted where that is allowed.</summary>
    public Task KillAsync(ActorLine line, bool restart) => AskAsync(line, restart, new KillActor(line.Id, restart));

    /// <summary>Ends the actor after the calls that were made before; ends when it is dead.</summary>
    public async Task EndAsync(ActorLine line)
    {
        if (TaskContext.Current is ActorContext own && own.Actor.Spec.Id == line.ActualId)
            throw new InvalidOperationException("An actor that waits for its own end would wait for ever: the end waits for the call that waits. Call RemoteContext.Current.ExitActor().");
        await line.CloseAsync().ConfigureAwait(false);
        await AskAsync(line, orRestart: false, new EndActor(line.Id)).ConfigureAwait(false);
    }

    /// <summary>A line was told where its actor stands.</summary>
    public void OnChanged(ActorLine line, ActorState state)
    {
        if (state is not (ActorState.Dead or ActorState.Restarting)) return;
        lock (gate)
        {
            if (!waiting.TryGetValue(line, out List<(bool OrRestart, TaskCompletionSource Done)>? own)) return;
            foreach ((bool orRestart, TaskCompletionSource done) in own)
            {
                if (state == ActorState.Dead || orRestart) done.TrySetResult();
            }

            own.RemoveAll(static w => w.Done.Task.IsCompleted);
            if (own.Count == 0) waiting.Remove(line);
        }
    }

    /// <summary>The session ends: the node answers no more.</summary>
    public void Close(Exception because)
    {
        lock (gate)
        {
            foreach ((_, TaskCompletionSource done) in waiting.Values.SelectMany(static own => own)) done.TrySetException(because);
            waiting.Clear();
        }
    }

    private Task AskAsync(ActorLine line, bool orRestart, ControlMessage request)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (session.IsClosed) return Task.FromException(new ObjectDisposedException(nameof(Cluster), "The cluster of this actor was stopped."));
            // The line is told before its waiters are: one that is not dead here yet will tell.
            if (line.IsDead) return Task.CompletedTask;
            if (!waiting.TryGetValue(line, out List<(bool OrRestart, TaskCompletionSource Done)>? own)) waiting[line] = own = [];
            own.Add((orRestart, done));
        }

        session.Control.Send(request);
        return done.Task;
    }
}
