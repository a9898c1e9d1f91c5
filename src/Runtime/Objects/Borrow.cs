using Remote.Hosting;
using Remote.Messaging;

namespace Remote.Objects;

/// <summary>
/// This process's claim on an object that another owns: announced to the owner when the ref arrives, given back when the last ref to
/// it here is disposed, or collected.
/// </summary>
internal sealed class Borrow(Session session, ObjectId id, PeerAddress owner, object? lender) : Claim(lender)
{
    ~Borrow() => session.Objects.Release(this);

    public ObjectId Id { get; } = id;

    public PeerAddress Owner { get; } = owner;

    /// <summary>Those that have to let go before the collector's word is not waited for; who never does leaves it to the collector. Guarded by the object table.</summary>
    public int Holders { get; set; } = 1;

    public override void WriteTo(ref RefListWriter list)
    {
        session.Objects.Hold(this);
        list.WriteObject(Id, Owner);
    }

    /// <summary>Asks the owner for the value; once per ref.</summary>
    public void Fetch(ObjectRef reference) => session.Objects.Fetch(this, reference);
}
