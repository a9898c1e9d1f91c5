using Remote.ControlPlane;
using Remote.Diagnostics;
using Remote.Errors;
using Remote.GeneratedCode;
using Remote.Tasks;

namespace Remote.ActorModel;

/// <summary>How an actor in this process ends.</summary>
internal sealed partial class HostedActor
{
    /// <summary>Longer than this an actor is not waited for while it is disposed: what it holds is given back.</summary>
    private static readonly TimeSpan DisposeLimit = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ActorStop? stop;
    private bool ending;

    /// <summary>
    /// Takes no more calls, and ends the actor after those under way. One that ends when it is drained runs the calls that wait before;
    /// else those are handed back, and the tokens of those under way are tripped.
    /// </summary>
    public Task Stop(ActorStop how, Invocation? by = null)
    {
        ActorContext[] waiting;
        lock (gate)
        {
            // A kill does not wait for what was to be drained.
            if (stop is { Drain: false } || (stop is not null && how.Drain)) return stopped.Task;
            stop = how;
            waiting = how.Drain ? [] : mailboxes.TakeAll();
            if (!how.Drain)
            {
                foreach (ActorContext work in known.All.Where(w => w.Begun && w.Invocation != by)) Stop(work.Invocation, isExit: by is not null);
            }

            mailboxes.Schedule();
        }

        foreach (ActorContext work in waiting) HostedActors.HandBack(work.Invocation);
        return stopped.Task;
    }

    /// <summary>The actor ends itself: calls that wait fail, the one that asked for it ends here.</summary>
    public ActorExitException Exit(Invocation by)
    {
        Stop(new ActorStop("it exited by itself, RemoteContext.ExitActor was called", Dispose: true, Drain: false), by);
        return new ActorExitException(Spec.ClassName, Spec.Id.ToString());
    }

    /// <summary>Ends the actor where that is asked for and no call is left. Under the gate.</summary>
    public void EndIfDone()
    {
        if (stop is null || ending || underWay > 0 || mailboxes.HasWaiting) return;
        ending = true;
        _ = EndAsync(stop);
    }

    private static void Stop(Invocation call, bool isExit)
    {
        if (isExit) call.CancelLater();
        else call.StopLater();
    }

    private async Task EndAsync(ActorStop how)
    {
        await Task.Yield();
        if (how.Dispose) await DisposeInstanceAsync().ConfigureAwait(false);
        await DropServicesAsync().ConfigureAwait(false);
        table.Remove(this);
        session.Control.Send(new ActorEnded(Spec.Id, Incarnation, how.Reason));
        stopped.TrySetResult();
        // What it held, other actors among it, has no other end than the collector, and an idle host would not collect.
        session.Collection.Ask();
    }

    private async Task DisposeInstanceAsync()
    {
        try
        {
            await Task.Run(DisposeInstance).WaitAsync(DisposeLimit, session.Time).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Log.ActorDisposeFailed(session.Logger, Spec.ClassName, Spec.Id.ToString(), e);
        }
    }

    private async Task DisposeInstance()
    {
        TaskContext.Current = new ActorContext(this, new Invocation(session, null, 0, Incarnation, (byte[])[], null));
        if (instance is IAsyncDisposable asynchronous) await asynchronous.DisposeAsync().ConfigureAwait(false);
        else if (instance is IDisposable disposable) disposable.Dispose();
    }

    // Whether or not the actor itself is disposed: what its scope holds would stay open as long as the process.
    private async Task DropServicesAsync()
    {
        try
        {
            if (services is not null) await services.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Log.ActorDisposeFailed(session.Logger, Spec.ClassName, Spec.Id.ToString(), e);
        }
    }
}
