using Remote.Objects;

namespace Remote;

/// <summary>How long a ref keeps its value: while somebody uses it, disposed or not.</summary>
public abstract partial class ObjectRef
{
    private int users;
    private byte dropped;

    /// <summary>Whether the refs inside are let go with this ref; false where others have the same value.</summary>
    private protected virtual bool LetsGoContained => true;

    /// <summary>A call takes the value as an argument: it stays until <see cref="EndUse"/>, disposed or not.</summary>
    internal void BeginUse()
    {
        ThrowIfDisposed();
        Interlocked.Increment(ref users);
    }

    internal void EndUse()
    {
        if (Interlocked.Decrement(ref users) == 0) DropIfUnused();
    }

    // Others may borrow an object that has a number: then the collector decides. A borrowed value that was never asked for will not come.
    private void DropIfUnused()
    {
        if (!disposed || Volatile.Read(ref users) != 0) return;
        if (ExportNumber != 0)
        {
            LeaveToCollector();
            return;
        }

        if (!IsReady && (Borrow is null || FetchStarted)) return;
        if (Interlocked.Exchange(ref dropped, 1) != 0) return;
        object[]? held = LetsGoContained ? Contained : null;
        DropValue();
        Session.Objects.LetGo(held);
        if (Borrow is { } borrow) Session.Objects.LetGo(borrow);
    }
}
