using System.Collections.Concurrent;
using Remote.ControlPlane;
using Remote.GeneratedCode;
using Remote.Hosting;
using Remote.Messaging;
using Remote.Tasks;
using Remote.Wire;

namespace Remote.ActorModel;

/// <summary>The actors that live in this process.</summary>
internal sealed class HostedActors(Session session)
{
    private readonly ConcurrentDictionary<ActorId, HostedActor> actors = new();
    private ActorActivity? activity;
    private string? activityFile;

    public bool IsEmpty => actors.IsEmpty;

    /// <summary>Where it is written which actors run code: whoever has to judge the end of this process reads it.</summary>
    public void ReportTo(string? file) => activityFile = file;

    public int Count => actors.Count;

    /// <summary>The node wants an actor made here.</summary>
    public void OnStart(StartActor start)
    {
        if (activityFile is { } file) (activity, activityFile) = (ActorActivity.TryCreate(file), null);
        var actor = new HostedActor(session, start.Spec, start.Attempt, start.Gpus, this, activity?.Take(start.Spec.Id) ?? default);
        actors[start.Spec.Id] = actor;
        actor.Start();
    }

    /// <summary>The node wants an actor ended.</summary>
    public void OnStop(StopActor stop)
    {
        if (actors.TryGetValue(stop.Id, out HostedActor? actor) && actor.Incarnation == stop.Attempt) actor.Stop(new ActorStop(stop.Reason, stop.Gracefully, stop.Gracefully));
    }

    public void OnCall(IPeer from, ActorHead head, string? group, ReadOnlySpan<byte> arguments, object[]? claims)
    {
        if (actors.TryGetValue(head.Actor, out HostedActor? actor) && actor.Incarnation == head.Incarnation)
            actor.Enqueue(group, ActorContextPool.Take(actor, from, head, arguments, claims));
        else HandBack(new Invocation(session, from, head.Call, head.Incarnation, (byte[])[], claims) { Actor = head.Actor });
    }

    /// <summary>A caller no longer wants a call.</summary>
    public void OnCancel(ulong caller, ulong call, ActorId actor)
    {
        if (actors.TryGetValue(actor, out HostedActor? hosted)) hosted.Cancel(caller, call);
    }

    /// <summary>A process is gone: nobody waits for what it asked for.</summary>
    public void OnProcessDied(ulong process)
    {
        foreach (HostedActor actor in actors.Values) actor.OnCallerDied(process);
    }

    public void Remove(HostedActor actor)
    {
        actors.TryRemove(new KeyValuePair<ActorId, HostedActor>(actor.Spec.Id, actor));
        activity?.Release(actor.Mark, actor.Spec.Id);
    }

    /// <summary>Ends all actors, disposing those that can be.</summary>
    public Task StopAllAsync() => Task.WhenAll(actors.Values.Select(a => a.Stop(new ActorStop("its cluster ends", Dispose: true, Drain: false))));

    /// <summary>Answers a call that was not begun and that no actor is there for: its caller hears from the node what became of the actor.</summary>
    public static void HandBack(Invocation call)
    {
        MessageBuffer message = CallReply.Begin(call);
        message.WriteUnmanaged(OutcomeKind.HandedBack);
        message.WriteUnmanaged(call.Attempt);
        CallReply.Finish(message, 0);
        call.Peer!.Send(message);
    }
}
