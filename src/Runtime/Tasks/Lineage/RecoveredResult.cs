using Remote.Hosting;
using Remote.Objects;
using Remote.Storage;
using Remote.Wire;

namespace Remote.Tasks.Lineage;

/// <summary>The outcome of a call that is made again: each stored result goes to who lost it, or takes it as an argument.</summary>
internal sealed class RecoveredResult(Session session, Recovery recovery) : ObjectRef(session)
{
    internal override ulong CodecId => 0;

    internal override void WriteValue(MessageBuffer buffer) => throw new InvalidOperationException("A result that was made again is in the refs that lost it.");

    private protected override void AcceptPayload(ReadOnlySpan<byte> payload, StoredValue[]? stored)
    {
        StoredValue[] values = stored ?? (recovery.Record.IsSplit ? [] : [Store(payload)]);
        if (values.Length != recovery.Outputs.Length)
        {
            foreach (StoredValue value in values) value.Free();
            throw new ObjectLostException(
                $"{recovery.Record.Name} was run again because its result was lost, and now made {values.Length} values over 100 KiB, not {recovery.Outputs.Length}: " +
                "a task whose results may have to be made again must give the same for the same arguments.");
        }

        GiveContained(payload, values);
        for (int i = 0; i < values.Length; i++) recovery.Outputs[i].Accept(Session.Lineage.Place(recovery.Record.Outputs[i], values[i]));
    }

    // As the elements of a split result have theirs: see SplitWriter.
    private void GiveContained(ReadOnlySpan<byte> payload, StoredValue[] values)
    {
        if (!recovery.Record.IsSplit)
        {
            values[0].Contained = Contained;
            return;
        }

        var reader = new MessageReader(payload);
        int used = 0, blocks = 0;
        while (!reader.Rest.IsEmpty)
        {
            int count = reader.Read<int>();
            object[]? inside = count == 0 ? null : Contained![used..(used + count)];
            used += count;
            if (reader.NextIs(SplitObjectRef.StoredElement)) values[blocks++].Contained = inside;
            else reader.ReadBytes();
        }
    }

    private protected override void DropValue()
    {
    }

    private protected override Task AsTaskCore() => TaskWaiter.WaitForEndAsync(this);

    // Whoever holds what was lost holds a place in the store, however short the value is this time.
    private unsafe StoredValue Store(ReadOnlySpan<byte> payload)
    {
        using StoredWriter block = Session.Store.Reserve(Math.Max(1, payload.Length));
        payload.CopyTo(new Span<byte>(block.Address, payload.Length));
        return StoredValue.Own(Session, block.Seal(payload.Length, Session.Number));
    }
}
