using Remote.Hosting;
using Remote.Messaging;
using Remote.Wire;

namespace Remote.Objects;

/// <summary>Reads the entries that <see cref="RefListWriter"/> writes, and takes each over.</summary>
internal ref struct RefListReader(Session session, object? lender)
{
    private PeerAddress? owner;

    public object Receive(ref MessageReader reader)
    {
        RefKind kind = reader.Read<RefKind>();
        return kind switch
        {
            RefKind.Object => ReceiveObject(ref reader),
            RefKind.ObjectOfSameOwner => ReceiveNext(ref reader),
            RefKind.Actor => session.ReceiveActor(reader.Read<ulong>(), reader.Read<ulong>(), lender),
            _ => throw new InvalidDataException($"A message holds a ref of the unknown kind {(byte)kind}."),
        };
    }

    private object ReceiveObject(ref MessageReader reader)
    {
        ObjectId id = new(reader.Read<ulong>(), reader.Read<ulong>());
        var address = new PeerAddress(id.Owner, reader.ReadString());
        owner = address;
        return session.Objects.Receive(id, address, lender);
    }

    private readonly object ReceiveNext(ref MessageReader reader)
    {
        if (owner is not { } same) throw new InvalidDataException("A message holds a ref of the same owner as the one before it, and there is none before it.");
        return session.Objects.Receive(new ObjectId(same.Process, reader.Read<ulong>()), same, lender);
    }
}
