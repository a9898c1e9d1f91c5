using Remote.Hosting;
using Remote.Messaging;

namespace Remote.Objects;

/// <summary>
/// This process's claim on an object that another owns: announced to the owner when the ref arrives, given back when the last ref to
/// it here is collected.
/// </summary>
internal sealed class Borrow
{
    private readonly Session session;
    private readonly TaskCompletionSource announced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private object? keepAlive;

    public Borrow(Session session, ObjectId id, PeerAddress owner, object? keepAlive)
    {
        this.session = session;
        this.keepAlive = keepAlive;
        Id = id;
        Owner = owner;
    }

    ~Borrow() => session.Objects.Release(this);

    public ObjectId Id { get; }

    public PeerAddress Owner { get; }

    /// <summary>Ends when the owner has noted this process as a borrower, or is dead.</summary>
    public Task Announced => announced.Task;

    /// <summary>The owner has noted this process: whoever lent the ref may let go.</summary>
    public void Acknowledge()
    {
        keepAlive = null;
        announced.TrySetResult();
    }

    /// <summary>Asks the owner for the value; once per ref.</summary>
    public void Fetch(ObjectRef reference) => session.Objects.Fetch(this, reference);
}
