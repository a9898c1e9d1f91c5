using Remote.Hosting;
using Remote.Wire;

namespace Remote.Objects;

/// <summary>A ref to the end of a call that has no result.</summary>
internal sealed class VoidObjectRef(Session session) : ObjectRef(session)
{
    internal override ulong CodecId => 0;

    internal override void WriteValue(MessageBuffer buffer) => ThrowFailure();

    private protected override void AcceptPayload(ReadOnlySpan<byte> payload, StoredValue[]? stored)
    {
        if (stored is not null) throw new InvalidDataException("A call without a result claims to have one.");
    }

    private protected override void DropValue()
    {
    }

    private protected override Task AsTaskCore() => TaskWaiter.WaitForEndAsync(this);
}
