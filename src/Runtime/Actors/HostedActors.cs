using System.Collections.Concurrent;
using Remote.ControlPlane;
using Remote.GeneratedCode;
using Remote.Hosting;
using Remote.Messaging;
using Remote.Tasks;

namespace Remote.ActorModel;

/// <summary>The actors that live in this process.</summary>
internal sealed class HostedActors(Session session)
{
    private readonly ConcurrentDictionary<ActorId, HostedActor> actors = new();

    /// <summary>The node wants an actor made here.</summary>
    public void OnStart(StartActor start)
    {
        var actor = new HostedActor(session, start.Spec, start.Attempt, this);
        actors[start.Spec.Id] = actor;
        actor.Start();
    }

    /// <summary>The node wants an actor ended.</summary>
    public void OnStop(StopActor stop)
    {
        if (actors.TryGetValue(stop.Id, out HostedActor? actor) && actor.Incarnation == stop.Attempt) actor.Stop("it was stopped", stop.Dispose);
    }

    public void OnCall(IPeer from, ActorHead head, byte[] arguments, object[]? claims)
    {
        var call = new Invocation(session, from, head.Call, head.Incarnation, arguments, claims) { Actor = head.Actor };
        if (!actors.TryGetValue(head.Actor, out HostedActor? actor) || actor.Incarnation != head.Incarnation)
        {
            Refuse(call, "it does not live here any more");
            return;
        }

        actor.Enqueue(head.Method, call);
    }

    public bool TryFind(ulong caller, ulong call, out Invocation invocation)
    {
        foreach (HostedActor actor in actors.Values)
        {
            if (actor.TryFind(caller, call, out invocation)) return true;
        }

        invocation = null!;
        return false;
    }

    public void Remove(HostedActor actor) => actors.TryRemove(new KeyValuePair<ActorId, HostedActor>(actor.Spec.Id, actor));

    /// <summary>Ends all actors, disposing those that can be.</summary>
    public Task StopAllAsync() => Task.WhenAll(actors.Values.Select(a => a.Stop("its cluster ends", dispose: true)));

    /// <summary>Answers a call that no actor is there for.</summary>
    public static void Refuse(Invocation call, string why)
        => CallReply.SendFailure(call, new ActorDiedException($"The call of actor {call.Actor} was not run: {why}."));
}
