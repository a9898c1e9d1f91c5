using System.ComponentModel;
using Remote.Diagnostics;
using Remote.Hosting;
using Remote.Objects;
using Remote.Tasks;
using Remote.Wire;

namespace Remote;

/// <summary>
/// A ref to the outcome of a remote call without a result, and the base of refs to values. <c>await</c> it to know that the call has
/// ended, or why it failed.
/// </summary>
public abstract partial class ObjectRef : IDisposable
{
    /// <summary>In <see cref="waiters"/>: the ref is complete, and whoever waited was told.</summary>
    private static readonly object Told = new();

    /// <summary>Null, an <see cref="Action"/>, an <see cref="IObjectWaiter"/>, a <see cref="WaiterList"/>, or <see cref="Told"/>.</summary>
    private object? waiters;

    /// <summary>The call that makes the value, where that is known; then the value's bytes or a <see cref="StoredValue"/>, where it is kept as that.</summary>
    private protected object? content;
    private ObjectRefExtras? extras;
    private byte completing;
    private volatile bool disposed;

    private protected ObjectRef(Session session) => Session = session;

    /// <summary>Whether the value, or the failure, is here: an <c>await</c> would not wait.</summary>
    public bool IsCompleted
    {
        get
        {
            if (!IsReady) StartFetch();
            return IsReady;
        }
    }

    internal Session Session { get; }

    /// <summary>The call that makes the value; null for a put or borrowed one, and once it has ended.</summary>
    internal ICancellableCall? Call
    {
        get => Volatile.Read(ref content) as ICancellableCall;
        set
        {
            // A value that has come is never overwritten.
            object? seen = Volatile.Read(ref content);
            if (seen is null or ICancellableCall) Interlocked.CompareExchange(ref content, value, seen);
        }
    }

    /// <summary>What keeps the owner from freeing the object; null where this process owns it.</summary>
    internal Borrow? Borrow
    {
        get => Volatile.Read(ref extras)?.Borrow;
        init
        {
            if (value is not null) Extras.Borrow = value;
        }
    }

    /// <summary>The number under which others know the object; 0 until a ref to it leaves this process.</summary>
    internal ulong ExportNumber
    {
        get => Volatile.Read(ref extras)?.ExportNumber ?? 0;
        set
        {
            if (value != ExportNumber) Extras.ExportNumber = value;
        }
    }

    /// <summary>Whether the owner of a borrowed object was asked for its value. Guarded by the object table.</summary>
    internal bool FetchStarted { get; set; }

    internal bool IsDisposed => disposed;

    internal bool IsReady => Volatile.Read(ref waiters) == Told;

    internal Exception? Failure => Volatile.Read(ref extras)?.Failure;

    private ObjectRefExtras Extras => Volatile.Read(ref extras) ?? Interlocked.CompareExchange(ref extras, new ObjectRefExtras(), null) ?? extras;

    /// <summary>The hash of the value's type, for a ref that stands for an interface.</summary>
    internal abstract ulong CodecId { get; }

    /// <summary>
    /// Lets the value go before the collector would; calls that were given the ref still get it. Using a disposed ref throws
    /// <see cref="ObjectDisposedException"/>.
    /// </summary>
    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        GC.SuppressFinalize(this);
        DropIfUnused();
    }

    /// <summary>
    /// Cancels the call that makes the value: a waiting call is removed, a running one sees its token, and so do the calls that it made
    /// and that have not ended. A ref that came from another process asks that process, which made the call. With <paramref name="force"/>,
    /// a worker that has not answered two seconds later is ended; other tasks that ran there are run again.
    /// </summary>
    /// <param name="force">Whether to end a worker that does not answer.</param>
    /// <returns>Completed when the call has ended, or, without <paramref name="force"/>, when it was told.</returns>
    /// <exception cref="InvalidOperationException">With <paramref name="force"/>: the call is an actor's, and does not answer.</exception>
    public Task CancelAsync(bool force = false)
        => (Call ?? Stored?.Lineage?.Record.Recovery?.Done.Call) is { } call ? call.CancelAsync(force)
            : Borrow is { } borrow && !IsReady ? Session.Objects.CancelAtOwnerAsync(borrow, force)
            : Task.CompletedTask;

    /// <summary>Waits, blocking, until the call has ended.</summary>
    /// <param name="timeout">How long to wait; null waits without limit.</param>
    /// <exception cref="ObjectRefTimeoutException">It has not ended by then; it goes on.</exception>
    /// <exception cref="RemoteTaskException">The method threw.</exception>
    public void Get(TimeSpan? timeout = null)
    {
        BlockingWait.For(this, timeout);
        ThrowIfFailed();
    }

    /// <summary>Waits until the call has ended.</summary>
    /// <param name="timeout">How long to wait; null waits without limit.</param>
    /// <param name="cancellationToken">Ends the wait; the call goes on.</param>
    /// <exception cref="ObjectRefTimeoutException">It has not ended by then; it goes on.</exception>
    /// <exception cref="RemoteTaskException">The method threw.</exception>
    public Task GetAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
        => TaskWaiter.WaitForEndAsync(this, timeout, cancellationToken);

    /// <summary>A task that ends when the call does.</summary>
    public Task AsTask() => AsTaskCore();

    /// <summary>Makes the ref awaitable.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ObjectRefAwaiter GetAwaiter() => new(this);

    /// <summary>Why the value is not here, in words: what the call does that makes it, or whom it is fetched from.</summary>
    internal string DescribeValue()
        => Call?.Describe() ?? (IsReady ? "it is here"
            : Borrow is { } borrow ? $"it is being fetched from process {borrow.Id.Owner:x}, which owns it (object {borrow.Id})"
            : "it is being made");

    /// <summary>Registers a waiter, or returns false where the ref is complete already.</summary>
    internal bool TryAddWaiter(object waiter)
    {
        StartFetch();
        while (true)
        {
            object? seen = Volatile.Read(ref waiters);
            if (seen == Told) return false;
            switch (seen)
            {
                case null:
                    if (Interlocked.CompareExchange(ref waiters, waiter, null) is null) return true;
                    break;
                case WaiterList list:
                    if (list.TryAdd(waiter)) return true;
                    break;
                default:
                    Interlocked.CompareExchange(ref waiters, new WaiterList(seen), seen);
                    break;
            }
        }
    }

    /// <summary>Forgets a waiter that no longer waits.</summary>
    internal void RemoveWaiter(object waiter)
    {
        if (IsReady || Interlocked.CompareExchange(ref waiters, null, waiter) == waiter) return;
        if (Volatile.Read(ref waiters) is WaiterList list) list.Remove(waiter);
    }

    /// <summary>Completes the ref with a value: its bytes, or where it is stored. False where it was complete already.</summary>
    internal bool TryComplete(ReadOnlySpan<byte> payload, object[]? contained, StoredValue[]? stored = null)
    {
        if (Interlocked.Exchange(ref completing, 1) != 0) return false;
        Contained = contained;
        // One that was made again, or is held by several, has its own already.
        if (stored is [var one] && contained is not null) one.Contained = contained;
        try
        {
            AcceptPayload(payload, stored);
        }
        catch (Exception e)
        {
            Extras.Failure = e;
        }

        TellWaiters();
        DropIfUnused();
        return true;
    }

    /// <summary>Fails the ref. False where it was complete already.</summary>
    internal bool TryFail(Exception error)
    {
        if (Interlocked.Exchange(ref completing, 1) != 0) return false;
        Extras.Failure = error;
        TellWaiters();
        DropIfUnused();
        return true;
    }

    /// <summary>Throws what made the call fail.</summary>
    internal void ThrowIfFailed()
    {
        ThrowIfDisposed();
        if (Failure is not null) throw FailureForThrow();
    }

    internal void ThrowIfDisposed()
    {
        if (disposed) throw Disposed();
    }

    /// <summary>Refuses refs that cannot be waited for: nulls, and disposed ones.</summary>
    internal static void CheckUsable(ReadOnlySpan<ObjectRef> refs)
    {
        for (int i = 0; i < refs.Length; i++)
        {
            if (refs[i] is not { } one) throw new ArgumentException($"The ref at {i} of {refs.Length} is null. Leave out what is not there.", nameof(refs));
            one.ThrowIfDisposed();
        }
    }

    /// <summary>Appends the value's bytes. The ref is complete; it may be disposed, where somebody still uses it.</summary>
    internal abstract void WriteValue(MessageBuffer buffer);

    /// <summary>Keeps the value's bytes, or the value, or where it is stored.</summary>
    private protected abstract void AcceptPayload(ReadOnlySpan<byte> payload, StoredValue[]? stored);

    private protected abstract void DropValue();

    private protected abstract Task AsTaskCore();

    private protected static ObjectDisposedException Disposed()
        => new(nameof(ObjectRef), "This ref was disposed: its value is gone. Keep the ref until the last use.");

    /// <summary>Throws what made the call fail, whether the ref is disposed or not.</summary>
    private protected void ThrowFailure()
    {
        if (Failure is not null) throw FailureForThrow();
    }

    /// <summary>The value was set by other means than its bytes.</summary>
    private protected void Complete()
    {
        if (Interlocked.Exchange(ref completing, 1) == 0) TellWaiters();
    }

    /// <summary>A borrowed ref asks its owner for the value at the first use.</summary>
    private void StartFetch()
    {
        if (Borrow is { } borrow && !IsReady) borrow.Fetch(this);
    }

    // One exception object is thrown by each await of the ref; stack traces of several throws would pile up in it.
    private Exception FailureForThrow() => Failure switch
    {
        RemoteTaskException e => new RemoteTaskException(e.Message, e.InnerException, e.OriginalType, e.RemoteStackTrace),
        TaskCancelledException e => new TaskCancelledException(e.Message, e.InnerException),
        _ => Failure!,
    };

    private void TellWaiters()
    {
        Call = null;
        object? all = Interlocked.Exchange(ref waiters, Told);
        if (all is WaiterList list)
        {
            foreach (object waiter in list.Close()) Tell(waiter);
        }
        else if (all is not null)
        {
            Tell(all);
        }
    }

    private void Tell(object waiter)
    {
        if (waiter is Action continuation)
        {
            GoOn(continuation);
            return;
        }

        try
        {
            ((IObjectWaiter)waiter).OnCompleted(this);
        }
        catch (Exception e)
        {
            // The others must still be told; and this thread receives for the whole process.
            Log.WaiterFailed(Session.Logger, e);
        }
    }
}
