using Remote.Hosting;
using Remote.Objects;
using Remote.Wire;

namespace Remote.Tasks.Lineage;

/// <summary>A stored argument of a call that is made again, whatever its type: there already, made again as well, or not to be had.</summary>
internal sealed class RecoveredRef(Session session) : ObjectRef(session)
{
    private StoredValue? value;

    internal override ulong CodecId => 0;

    internal override StoredValue? Stored => value;

    private protected override bool LetsGoContained => false;

    /// <summary>The value is here; it is held for this ref.</summary>
    public void Accept(StoredValue held)
    {
        if (!TryComplete([], null, [held])) held.Free();
    }

    internal override void WriteValue(MessageBuffer buffer)
    {
        ThrowFailure();
        throw new InvalidOperationException("What was made again lies in the store.");
    }

    private protected override void AcceptPayload(ReadOnlySpan<byte> payload, StoredValue[]? stored) => value = stored![0];

    private protected override void DropValue() => value?.Free();

    private protected override Task AsTaskCore() => TaskWaiter.WaitForEndAsync(this);
}
