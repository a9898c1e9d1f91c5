using System.ComponentModel;
using Remote.Diagnostics;
using Remote.GeneratedCode;
using Remote.Hosting;
using Remote.Objects;
using Remote.Serialization;
using Remote.Storage;
using Remote.Wire;

namespace Remote;

/// <summary>
/// A ref to a value that a remote call makes, or that was put. <c>await</c> it for the value; pass it as an argument without waiting.
/// </summary>
/// <typeparam name="T">The value's type.</typeparam>
public sealed class ObjectRef<T> : ObjectRef, IObjectRef<T>
{
    // Unmanaged values that travel inline are kept as themselves; all others as bytes, so that each reader gets a copy of its own.
    private T? value;

    internal ObjectRef(Session session) : base(session)
    {
        if (HeldTrace.IsOn) HeldTrace.NoteOrigin(this);
    }

    private object? Kept
    {
        get => Volatile.Read(ref content);
        set => Volatile.Write(ref content, value);
    }

    internal override ulong CodecId => Codec<T>.Id;

    internal override StoredValue? Stored => Kept as StoredValue;

    internal override int InlineLength => Kept is byte[] bytes ? bytes.Length : 0;

    /// <summary>A ref goes wherever a value is asked.</summary>
    public static implicit operator Arg<T>(ObjectRef<T>? reference) => reference is null ? default : new Arg<T>(reference);

    /// <summary>Waits for the value, blocking this thread. Prefer <c>await</c>.</summary>
    /// <param name="timeout">How long to wait; null waits without limit.</param>
    /// <exception cref="ObjectRefTimeoutException">The value is not there by then; its task goes on.</exception>
    /// <exception cref="RemoteTaskException">The method threw.</exception>
    public new T Get(TimeSpan? timeout = null)
    {
        BlockingWait.For(this, timeout);
        return Materialize();
    }

    /// <summary>Waits for the value.</summary>
    /// <param name="timeout">How long to wait; null waits without limit.</param>
    /// <param name="cancellationToken">Ends the wait; the task goes on.</param>
    /// <exception cref="ObjectRefTimeoutException">The value is not there by then; its task goes on.</exception>
    /// <exception cref="RemoteTaskException">The method threw.</exception>
    public new async Task<T> GetAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        await TaskWaiter.WaitAsync(this, timeout, cancellationToken).ConfigureAwait(false);
        return await MaterializeAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A task that ends with the value.</summary>
    public new Task<T> AsTask() => GetAsync();

    /// <summary>The same value seen as a base type or interface of its type.</summary>
    /// <typeparam name="TBase">A type that <typeparamref name="T"/> derives from or implements.</typeparam>
    /// <exception cref="InvalidCastException">When awaited: the value is no <typeparamref name="TBase"/>.</exception>
    public ObjectRef<TBase> As<TBase>()
    {
        BeginUse();
        var view = new ObjectRef<TBase>(Session);
        view.Call = new ViewedCall(this);
        var conversion = new Conversion<T, TBase>(this, view);
        if (!TryAddWaiter(conversion)) conversion.OnCompleted(this);
        return view;
    }

    /// <summary>A ref of its own to the same object, for whoever it comes home to: the one that was sent may be disposed, then or later.</summary>
    internal ObjectRef<T> Share()
    {
        var home = new ObjectRef<T>(Session) { ExportNumber = ExportNumber };
        if (!IsReady) home.Call = new ViewedCall(this);
        HomeRef.Keep(home, this);
        var relay = new HomeRef<T>(home);
        if (!TryAddWaiter(relay)) relay.OnCompleted(this);
        return home;
    }

    /// <summary>Completes it with what another ref to the same object has.</summary>
    internal void CompleteAs(ObjectRef<T> other)
    {
        if (other.Failure is { } failure)
        {
            TryFail(failure);
            return;
        }

        (value, Kept, Contained) = (other.value, other.Kept, other.Contained);
        Complete();
    }

    /// <summary>Makes the ref awaitable.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new ObjectRefAwaiter<T> GetAwaiter() => new(this);

    /// <summary>The value, decoded anew for each caller unless its type is unmanaged. The ref is complete.</summary>
    internal T Materialize()
    {
        ThrowIfDisposed();
        return MaterializeForUser();
    }

    /// <summary>As <see cref="Materialize"/>, without blocking where the value has to be brought into memory.</summary>
    internal async ValueTask<T> MaterializeAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        ThrowFailure();
        return Read(Stored is null ? null : await PinWait.WaitAsync(PinAsync(cancellationToken)).ConfigureAwait(false));
    }

    /// <summary>As <see cref="Materialize"/>, for who keeps a disposed ref in use.</summary>
    internal T MaterializeForUser()
    {
        ThrowFailure();
        return Read(Stored is null ? null : PinWait.Block(PinAsync()));
    }

    internal override void WriteValue(MessageBuffer buffer)
    {
        ThrowFailure();
        if (Codec<T>.IsInline) Codec<T>.Write(buffer, value!);
        else if (Kept is StoredValue) WriteStored(buffer);
        else buffer.Write(Kept as byte[] ?? throw Disposed());
    }

    internal override void MoveToStore()
    {
        // What is borrowed is its owner's to store.
        if (Borrow is not null || Kept is not byte[] bytes) return;
        StoredValue stored = StoredValue.Own(Session, ValueWriter.Store(Session, bytes));
        stored.Contained = Contained;
        if (Interlocked.CompareExchange(ref content, stored, bytes) != bytes) stored.Free();
        else if (HeldTrace.IsOn) stored.Trace(this);
    }

    /// <summary>Makes this a complete ref to a value: what a put does.</summary>
    internal void Keep(T item)
    {
        if (!Codec<T>.IsInline)
        {
            MessageBuffer buffer = MessageBuffer.Rent();
            try
            {
                using RefCollector refs = RefCollector.Start();
                StoredAt? stored = ValueWriter.Write(Session, buffer, item, Session.Number);
                Keep(buffer.WrittenSpan, refs.Take(), stored);
            }
            finally
            {
                buffer.Return();
            }
        }
        else
        {
            value = item;
            Complete();
        }
    }

    /// <summary>Makes this a complete ref to a value that this process has stored.</summary>
    internal void Keep(ReadOnlySpan<byte> payload, object[]? contained, StoredAt? stored)
    {
        if (stored is not { } at)
        {
            TryComplete(payload, contained);
            return;
        }

        StoredValue own = StoredValue.Own(Session, at);
        if (!TryComplete([], contained, [own])) own.Free();
    }

    private protected override void AcceptPayload(ReadOnlySpan<byte> payload, StoredValue[]? stored)
    {
        if (stored is not null) Accept(stored);
        else if (Codec<T>.IsInline) value = Codec<T>.Read(payload, out _);
        else Kept = payload.ToArray();
    }

    private void Accept(StoredValue[] stored)
    {
        if (stored is not [var one] || Codec<T>.IsInline)
            throw new InvalidDataException($"{stored.Length} blocks are no value of type {typeof(T)}.");
        if (HeldTrace.IsOn) one.Trace(this);
        Kept = one;
    }

    private protected override void DropValue()
    {
        Stored?.Free();
        Kept = null;
        Contained = null;
    }

    // A call has moved it to the store since somebody looked.
    private unsafe void WriteStored(MessageBuffer buffer)
    {
        StorePin pin = PinWait.Block(PinAsync());
        buffer.Write(new ReadOnlySpan<byte>(pin.Address, checked((int)pin.Length)));
        pin.LetGo();
    }

    // The pin's last use is here.
    private T Read(StorePin? pin)
    {
        if (Codec<T>.IsInline) return value!;
        // Moved to the store since somebody looked.
        if (pin is null && Kept is StoredValue) pin = PinWait.Block(PinAsync());
        try
        {
            T read = pin is null ? Codec<T>.Read(Kept as byte[] ?? throw Disposed(), out _) : PinnedBlocks.Read<T>(pin);
            // Refs in the value are found by what this ref holds: not to be collected before they are read.
            GC.KeepAlive(this);
            return read;
        }
        finally
        {
            pin?.LetGo();
        }
    }

    private protected override Task AsTaskCore() => GetAsync();
}
