using Remote.Hosting;

namespace Remote.Tasks;

/// <summary>What a call that is being made is a call of.</summary>
internal abstract class CallTarget(Session session)
{
    public Session Session { get; } = session;

    /// <summary>Bytes that the message's fixed head takes.</summary>
    public abstract int HeadLength { get; }

    /// <summary>Makes the call.</summary>
    public abstract void Start(CallMessage message, ObjectRef result, IStreamSink? stream);
}
