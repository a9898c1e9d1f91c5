using System.ComponentModel;
using System.Runtime.CompilerServices;
using Remote.GeneratedCode;
using Remote.Hosting;
using Remote.Objects;
using Remote.Serialization;
using Remote.Wire;

namespace Remote;

/// <summary>
/// A ref to a value that a remote call makes, or that was put. <c>await</c> it for the value; pass it as an argument without waiting.
/// </summary>
/// <typeparam name="T">The value's type.</typeparam>
public sealed class ObjectRef<T> : ObjectRef, IObjectRef<T>
{
    // Unmanaged values are kept as themselves; all others as bytes, so that each reader gets a copy of its own.
    private T? value;
    private byte[]? bytes;

    internal ObjectRef(Session session) : base(session)
    {
    }

    internal override ulong CodecId => Codec<T>.Id;

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
        return Materialize();
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

    /// <summary>Makes the ref awaitable.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new ObjectRefAwaiter<T> GetAwaiter() => new(this);

    /// <summary>The value, decoded anew for each caller unless its type is unmanaged. The ref is complete.</summary>
    internal T Materialize()
    {
        ThrowIfDisposed();
        return MaterializeForUser();
    }

    /// <summary>As <see cref="Materialize"/>, for who keeps a disposed ref in use.</summary>
    internal T MaterializeForUser()
    {
        ThrowFailure();
        if (!RuntimeHelpers.IsReferenceOrContainsReferences<T>()) return value!;
        T read = Codec<T>.Read(bytes ?? throw Disposed(), out _);
        // Refs in the value are found by what this ref holds: not to be collected before they are read.
        GC.KeepAlive(this);
        return read;
    }

    internal override void WriteValue(MessageBuffer buffer)
    {
        ThrowFailure();
        if (!RuntimeHelpers.IsReferenceOrContainsReferences<T>()) Codec<T>.Write(buffer, value!);
        else buffer.Write(bytes ?? throw Disposed());
    }

    /// <summary>Makes this a complete ref to a value: what a put does.</summary>
    internal void Keep(T item)
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            MessageBuffer buffer = MessageBuffer.Rent();
            try
            {
                using RefCollector refs = RefCollector.Start();
                Codec<T>.Write(buffer, item);
                TryComplete(buffer.WrittenSpan, refs.Take());
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

    private protected override void AcceptPayload(ReadOnlySpan<byte> payload)
    {
        if (!RuntimeHelpers.IsReferenceOrContainsReferences<T>()) value = Codec<T>.Read(payload, out _);
        else bytes = payload.ToArray();
    }

    private protected override void DropValue()
    {
        bytes = null;
        Contained = null;
    }

    private protected override Task AsTaskCore() => GetAsync();
}
