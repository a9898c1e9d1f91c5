using Remote.ControlPlane;
using Remote.Diagnostics;

namespace Remote.ActorModel;

/// <summary>How an actor in this process ends.</summary>
internal sealed partial class HostedActor
{
    /// <summary>Ends the actor after the calls under way, whose tokens are tripped; those that wait are handed back.</summary>
    public Task Stop(string reason, bool dispose)
    {
        ActorWork[] waiting;
        lock (gate)
        {
            if (stopping) return stopped.Task;
            (stopping, stopReason, this.dispose) = (true, reason, dispose);
            waiting = [.. mailbox.TakeAll().Where(static w => !w.Withdrawn)];
            foreach (ActorWork work in known.Values.Where(static w => w.Begun)) work.Call.CancelLater();
            if (underWay == 0 && started) _ = EndAsync();
        }

        foreach (ActorWork work in waiting) HostedActors.HandBack(work.Call);
        return stopped.Task;
    }

    private async Task EndAsync()
    {
        await Task.Yield();
        try
        {
            if (dispose && instance is IAsyncDisposable asynchronous) await asynchronous.DisposeAsync().ConfigureAwait(false);
            else if (dispose && instance is IDisposable disposable) disposable.Dispose();
        }
        catch (Exception e)
        {
            Log.ActorDisposeFailed(session.Logger, Spec.ClassName, Spec.Id.ToString(), e);
        }
        finally
        {
            table.Remove(this);
            session.Control.Send(new ActorEnded(Spec.Id, Incarnation, stopReason));
            stopped.TrySetResult();
        }
    }
}
