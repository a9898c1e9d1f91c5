using Remote.Messaging;
using Remote.Wire;

namespace Remote.Objects;

/// <summary>Writes the entries of a <see cref="RefList"/>. An owner is named once, and not again for each of thousands of its refs.</summary>
internal struct RefListWriter(MessageBuffer buffer)
{
    private ulong? owner;

    public void WriteObject(ObjectId id, PeerAddress address)
    {
        if (owner == id.Owner)
        {
            buffer.WriteUnmanaged(RefKind.ObjectOfSameOwner);
            buffer.WriteUnmanaged(id.Number);
            return;
        }

        owner = id.Owner;
        buffer.WriteUnmanaged(RefKind.Object);
        buffer.WriteUnmanaged(id.Owner);
        buffer.WriteUnmanaged(id.Number);
        buffer.WriteString(address.Endpoint);
    }

    public readonly void WriteActor(ulong creator, ulong number)
    {
        buffer.WriteUnmanaged(RefKind.Actor);
        buffer.WriteUnmanaged(creator);
        buffer.WriteUnmanaged(number);
    }
}
