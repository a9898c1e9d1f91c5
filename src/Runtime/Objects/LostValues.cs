using Remote.Storage;

namespace Remote.Objects;

/// <summary>What is said of stored values that are gone.</summary>
internal static class LostValues
{
    /// <summary>A ref's value.</summary>
    public static Exception Explain(ObjectRef reference, StoredObjectLostException lost)
    {
        if (reference.IsDisposed) return new ObjectDisposedException(nameof(ObjectRef), "This ref was disposed: its value is gone. Keep the ref until the last use.");
        ulong owner = reference.Borrow?.Id.Owner ?? reference.Session.Number;
        if (reference.Borrow is { } borrow && reference.Session.Objects.IsDead(owner))
        {
            return new OwnerDiedException(
                $"The object {borrow.Id} of {lost.At.Length:N0} bytes is gone: the process that owned it (number {owner:x}) has ended, and its part of the store with it. " +
                "Let the process that creates a ref live as long as others need its value.",
                lost);
        }

        return Lost("object", lost, owner);
    }

    /// <summary>An argument that the callee could not read.</summary>
    public static ObjectLostException Argument(string name, StoredObjectLostException lost, ulong owner) => Lost($"argument of {name}, object", lost, owner);

    /// <summary>A value of a cluster that has ended.</summary>
    public static ObjectLostException WithCluster(StoredAt at)
        => new($"The object {at.Id} of {at.Length:N0} bytes is gone: it lay in the store of a cluster that was stopped. Await it before its cluster is disposed, and keep the value.");

    /// <summary>A ref that was given to a call of another cluster.</summary>
    public static ObjectLostException OfOtherSession(StoredAt at, ulong owner)
        => new($"The object {at.Id} of {at.Length:N0} bytes, owned by process {owner:x}, belongs to a cluster that was stopped, or, with Isolation.Thread, to another worker: " +
            "it means nothing here. Await it before its cluster is disposed and pass the value.");

    private static ObjectLostException Lost(string what, StoredObjectLostException lost, ulong owner)
        => new($"The {what} {lost.At.Id} of {lost.At.Length:N0} bytes, owned by process {owner:x}, is lost: {lost.Message}", lost);
}
