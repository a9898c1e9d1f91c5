using Remote.Hosting;

namespace Remote.Tasks;

/// <summary>What a call that is being made is a call of. Used again for the next call of its thread.</summary>
internal abstract class CallTarget
{
    public abstract Session Session { get; }

    /// <summary>Bytes that the message's fixed head takes.</summary>
    public abstract int HeadLength { get; }

    /// <summary>Makes the call.</summary>
    public abstract void Start(CallMessage message, ObjectRef result, IStreamSink? stream);

    /// <summary>The call was made: forgets what it was of, and may be used again.</summary>
    public virtual void End()
    {
    }
}
