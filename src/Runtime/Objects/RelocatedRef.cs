using Remote.Hosting;
using Remote.Wire;

namespace Remote.Objects;

/// <summary>An owner's answer where a borrowed value is now: tells the value.</summary>
internal sealed class RelocatedRef(Session session, StoredValue value) : ObjectRef(session)
{
    internal override ulong CodecId => 0;

    /// <summary>Bytes of the value.</summary>
    public long Length => value.At.Length;

    internal override void WriteValue(MessageBuffer buffer) => throw new InvalidOperationException("The value is in the ref that asked.");

    private protected override void AcceptPayload(ReadOnlySpan<byte> payload, StoredValue[]? stored)
    {
        // Empty: it was known already.
        if (stored is [var fresh]) value.TakeOver(fresh);
    }

    private protected override void DropValue()
    {
    }

    private protected override Task AsTaskCore() => TaskWaiter.WaitForEndAsync(this);
}
