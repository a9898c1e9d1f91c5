using Remote.Hosting;
using Remote.Tasks;
using Remote.Wire;

namespace Remote.Objects;

/// <summary>
/// The outcome of a call whose result is split: gives each element its own bytes and refs, or all of them the call's failure, and
/// forgets them. Until then it stands for the call in each element's ref.
/// </summary>
internal sealed class SplitObjectRef : ObjectRef, IObjectWaiter, ICancellableCall
{
    /// <summary>Instead of an element's length: it is the next of those that are stored.</summary>
    public const int StoredElement = -1;

    private readonly ObjectRef[] elements;

    public SplitObjectRef(Session session, ObjectRef[] elements) : base(session)
    {
        this.elements = elements;
        foreach (ObjectRef element in elements) element.Call = this;
        TryAddWaiter(this);
    }

    internal override ulong CodecId => 0;

    public string Describe() => Call?.Describe() ?? "the call has ended";

    /// <summary>The elements that have no value yet have none to come.</summary>
    void IObjectWaiter.OnCompleted(ObjectRef reference)
    {
        Contained = null;
        if (Failure is { } failure)
        {
            foreach (ObjectRef element in elements.Where(static e => e is not null)) Fail(element, failure);
        }

        // An element must not keep the others.
        Array.Clear(elements);
    }

    internal override void WriteValue(MessageBuffer buffer) => throw new InvalidOperationException("A split result has no value as a whole.");

    private protected override void AcceptPayload(ReadOnlySpan<byte> payload, StoredValue[]? stored)
    {
        var reader = new MessageReader(payload);
        object[] references = Contained ?? [];
        int used = 0, blocks = 0;
        foreach (ObjectRef element in elements)
        {
            int count = reader.Read<int>();
            if (count < 0 || count > references.Length - used) throw new InvalidDataException($"An element of a split result claims to hold {count} refs.");
            object[]? contained = count == 0 ? null : references[used..(used + count)];
            used += count;
            if (reader.NextIs(StoredElement)) Complete(element, stored, blocks++, contained);
            else element.TryComplete(reader.ReadBytes(), contained);
        }
    }

    private protected override void DropValue()
    {
    }

    private protected override Task AsTaskCore() => TaskWaiter.WaitForEndAsync(this);

    private static void Complete(ObjectRef element, StoredValue[]? stored, int index, object[]? contained)
    {
        if (stored is null || index >= stored.Length) throw new InvalidDataException("A split result claims to hold more stored elements than came with it.");
        if (!element.TryComplete([], contained, [stored[index]])) stored[index].Free();
    }

    // A call whose time is up lives on at its callee: it can still be ended by force.
    private void Fail(ObjectRef element, Exception failure)
    {
        if (element.TryFail(failure) && failure is ObjectRefTimeoutException) element.Call = this;
    }
}
