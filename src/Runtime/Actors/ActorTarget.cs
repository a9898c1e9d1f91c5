using Remote.GeneratedCode;
using Remote.Hosting;
using Remote.Tasks;

namespace Remote.ActorModel;

/// <summary>A call of an actor's method.</summary>
internal sealed class ActorTarget : CallTarget
{
    [ThreadStatic] private static ActorTarget? spare;

    private ActorRef actor = null!;
    private ActorMethod method = null!;
    private CancellationToken cancellationToken;

    public override Session Session => actor.Line.Session;

    public override int HeadLength => ActorHead.LengthWith(Group);

    private string? Group => ActorGroups.Of(actor.Options, method.ConcurrencyGroup);

    public static ActorTarget Of(ActorRef actor, ActorMethod method, CancellationToken cancellationToken)
    {
        ActorTarget target = spare ?? new ActorTarget();
        spare = null;
        (target.actor, target.method, target.cancellationToken) = (actor, method, cancellationToken);
        return target;
    }

    public override void End()
    {
        // The collector decides when the actor is not held any more.
        (actor, method, cancellationToken) = (null!, null!, default);
        spare = this;
    }

    public override void Start(CallMessage message, ObjectRef result, IStreamSink? stream)
    {
        if (actor.Options?.Timeout is { } timeout && timeout <= TimeSpan.Zero) throw new ArgumentException($"Timeout is {timeout}. Give a positive time.");
        // Its actor ended with the cluster: that is not what is wrong.
        if (Session.IsClosed) throw new ObjectDisposedException(nameof(Cluster), $"{method.Name} cannot run: the cluster of its actor was stopped.");
        var call = new ActorCall(method, actor.Line.QueueOf(Group), message, result) { Stream = stream };
        // In the line before its arguments are there: later calls must not overtake it.
        if (actor.Line.TryEnter(call)) call.Start(actor.Options?.Timeout, cancellationToken);
    }
}
