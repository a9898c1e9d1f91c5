using System.Buffers;
using System.ComponentModel;
using Remote.ActorModel;
using Remote.ControlPlane;
using Remote.Diagnostics;
using Remote.Hosting;
using Remote.Messaging;
using Remote.Objects;
using Remote.Storage;
using Remote.Tasks;
using Remote.Wire;

namespace Remote.GeneratedCode;

/// <summary>One call as its callee sees it: arguments to read, a token to obey, a result to hand back.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Invocation
{
    /// <summary>An invocation that is used again keeps an array up to this length.</summary>
    private const int SmallArguments = 256;

    private Session session;
    private byte[] arguments;
    private int argumentsLength;
    private bool arePooled;
    private CancellationTokenSource? cancellation;
    private int cancelled;
    private int kept;
    private volatile bool orphaned;
    private MessageBuffer? result;
    private CallBlocks? blocks;
    private object? family;

    internal Invocation(Session session, IPeer? caller, ulong callId, int attempt, byte[] arguments, object[]? claims)
    {
        this.session = session;
        this.arguments = arguments;
        argumentsLength = arguments.Length;
        Peer = caller;
        CallId = callId;
        Attempt = attempt;
        Claims = claims;
    }

    internal Invocation(Session session, IPeer? caller, ulong callId, int attempt, ReadOnlySpan<byte> arguments, object[]? claims)
        : this(session, caller, callId, attempt, (byte[])[], claims) => Take(arguments);

    /// <summary>The call's token: the one that the user's method gets.</summary>
    public CancellationToken CancellationToken => Cancellation.Token;

    internal IPeer? Peer { get; private set; }

    internal ulong Caller => Peer?.Process ?? session.Number;

    internal ulong CallId { get; private set; }

    internal int Attempt { get; private set; }

    internal ActorId? Actor { get; set; }

    /// <summary>Whether somebody has it who may look at it after the call: then it is never another call's.</summary>
    internal bool IsKept => Volatile.Read(ref kept) != 0;

    /// <summary>Whether it can become another call once it is answered: nothing of it lives on, and the answer leaves at once.</summary>
    internal bool IsPlain => !IsKept && !IsCancelled && Claims is null && Services is null && cancellation is null && blocks is null && family is null;

    /// <summary>The claims on refs inside the arguments: held until the reply. Contexts that outlive the call must not hold them longer.</summary>
    internal object[]? Claims { get; private set; }

    /// <summary>What a constructor has asked the worker's container for; null where it asked for nothing.</summary>
    internal ActorServices? Services { get; private set; }

    /// <summary>What the calls that this one makes know it by; holds nothing, so that a child that lives on does not keep these arguments.</summary>
    internal object Family => Volatile.Read(ref family) ?? Interlocked.CompareExchange(ref family, new object(), null) ?? family;

    internal bool IsCancelled => Volatile.Read(ref cancelled) != 0;

    /// <summary>Whether it is cancelled and its code cannot know: it never looked at its token.</summary>
    internal bool IsCancelledUnseen => IsCancelled && Volatile.Read(ref cancellation) is null;

    /// <summary>Whether it was cancelled because others end its actor.</summary>
    internal bool IsStopped { get; private set; }

    /// <summary>Refs inside the result: held until the caller has taken them over.</summary>
    internal object[]? ResultRefs { get; private set; }

    /// <summary>What the store holds for the call. Most calls have nothing there.</summary>
    internal CallBlocks Blocks => Volatile.Read(ref blocks) ?? Interlocked.CompareExchange(ref blocks, new CallBlocks(session), null) ?? blocks;

    // Most calls never look at their token: the source is made when somebody does.
    private CancellationTokenSource Cancellation
    {
        get
        {
            if (cancellation is { } present) return present;
            var created = new CancellationTokenSource();
            present = Interlocked.CompareExchange(ref cancellation, created, null) ?? created;
            if (IsCancelled) present.Cancel();
            return present;
        }
    }

    /// <summary>The arguments, to be read in the parameters' order, each once.</summary>
    public ArgumentReader Arguments() => new(arguments.AsSpan(0, argumentsLength), this);

    /// <summary>For a constructor: what the worker's container has of a type.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="actor">The class that is being made.</param>
    /// <param name="parameter">The parameter.</param>
    /// <exception cref="InvalidOperationException">Nothing of that type is registered.</exception>
    public T Service<T>(string actor, string parameter)
        => (Services ??= new ActorServices(session)).TryFind(out T? service) ? service! : throw ActorServices.Missing(typeof(T), actor, parameter);

    /// <summary>For a constructor: what the worker's container has of a type, or <paramref name="fallback"/>.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="fallback">The parameter's default.</param>
    public T ServiceOr<T>(T fallback) => (Services ??= new ActorServices(session)).TryFind(out T? service) ? service! : fallback;

    /// <summary>Hands back the result. Not called for methods without one.</summary>
    /// <typeparam name="T">The result's type as the caller's ref has it.</typeparam>
    /// <param name="value">The result.</param>
    public void Return<T>(T value)
    {
        MessageBuffer message = CallReply.Begin(this);
        int start = message.Length;
        try
        {
            message.WriteUnmanaged(OutcomeKind.Value);
            ResultRefs = RefList.WriteValue(message, session, value, Caller, out StoredAt? stored);
            if (stored is { } at) MarkStored(message, start, [at]);
            result = message;
        }
        finally
        {
            if (result != message) message.Return();
        }
    }

    /// <summary>Hands back the elements of a tuple, each as an object of its own.</summary>
    /// <typeparam name="T">The tuple's type.</typeparam>
    /// <param name="tuple">The tuple.</param>
    /// <param name="write">Writes its elements in order.</param>
    public void ReturnSplit<T>(T tuple, Action<SplitWriter, T> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        MessageBuffer message = CallReply.Begin(this);
        int start = message.Length;
        message.WriteUnmanaged(OutcomeKind.Value);
        var elements = new SplitWriter(session, message, Caller);
        try
        {
            write(elements, tuple);
            ResultRefs = elements.End();
            result = message;
        }
        finally
        {
            if (elements.Stored.Count > 0) MarkStored(message, start, elements.Stored);
            if (result != message) message.Return();
        }
    }

    /// <summary>Hands back items as they come.</summary>
    /// <typeparam name="T">An item's type.</typeparam>
    /// <param name="items">The items.</param>
    /// <returns>Completed when the last item has left.</returns>
    public async ValueTask ReturnStream<T>(IAsyncEnumerable<T> items)
    {
        StreamSender sender = OpenStream();
        try
        {
            await foreach (T item in items.WithCancellation(CancellationToken).ConfigureAwait(false))
                await sender.SendAsync(item, CancellationToken).ConfigureAwait(false);
        }
        finally
        {
            session.Streams.Remove(Caller, CallId, sender);
        }
    }

    /// <summary>Hands back items as they come.</summary>
    /// <typeparam name="T">An item's type.</typeparam>
    /// <param name="items">The items.</param>
    /// <returns>Completed when the last item has left.</returns>
    public async ValueTask ReturnStream<T>(IEnumerable<T> items)
    {
        StreamSender sender = OpenStream();
        try
        {
            foreach (T item in items) await sender.SendAsync(item, CancellationToken).ConfigureAwait(false);
        }
        finally
        {
            session.Streams.Remove(Caller, CallId, sender);
        }
    }

    /// <summary>Somebody has it from now on. A full fence: see <see cref="CallTicket"/>.</summary>
    internal void Keep() => Interlocked.Exchange(ref kept, 1);

    /// <summary>Makes it another call; it was cleared before.</summary>
    internal void Become(Session of, IPeer caller, ulong call, int attempt, ReadOnlySpan<byte> bytes, object[]? claims)
    {
        (session, Peer, CallId, Attempt, Claims) = (of, caller, call, attempt, claims);
        Volatile.Write(ref kept, 0);
        Take(bytes);
    }

    /// <summary>Forgets the call, which was plain; not the array of its arguments, unless that is large.</summary>
    internal void Clear()
    {
        (session, Peer, Actor, ResultRefs, IsStopped, orphaned) = (null!, null, null, null, false, false);
        if (arguments.Length > SmallArguments) FreeArguments();
    }

    /// <summary>The method has returned, if only to wait: emitted code has read the arguments.</summary>
    internal void FreeArguments()
    {
        if (arePooled) ArrayPool<byte>.Shared.Return(arguments);
        (arguments, argumentsLength, arePooled) = ([], 0, false);
    }

    /// <summary>The reply with the result, written by <see cref="Return{T}"/>, for the taker to send or return; null for none.</summary>
    internal MessageBuffer? TakeResult() => Interlocked.Exchange(ref result, null);

    /// <summary>The call is answered: its arguments were read, and what it keeps of them it holds itself.</summary>
    internal void ReleaseClaims()
    {
        Claims = null;
        blocks?.Release();
        session.Collection.AskAfterUse();
    }

    /// <summary>The call has failed, though its result was written.</summary>
    internal void FreeResult() => blocks?.FreeResults();

    /// <summary>The caller no longer wants the call, nor what this one has called.</summary>
    internal void Cancel()
    {
        // A full fence: whoever makes the source at this moment looks at the flag after it.
        Interlocked.Exchange(ref cancelled, 1);
        // What is registered on the token runs elsewhere: code that blocks there must not keep the children alive.
        if (cancellation is { } source) _ = LogFailureAsync(source.CancelAsync());
        if (Volatile.Read(ref family) is { } made) ChildCalls.Cancel(session, made);
    }

    /// <summary>As <see cref="Cancel"/>, on another thread: user code may be registered on the token.</summary>
    internal void CancelLater()
    {
        Keep();
        ThreadPool.UnsafeQueueUserWorkItem(static i => i.Cancel(), this, preferLocal: false);
    }

    /// <summary>As <see cref="CancelLater"/>, because others end the actor: the caller hears of it from the node.</summary>
    internal void StopLater()
    {
        IsStopped = true;
        CancelLater();
    }

    /// <summary>The caller is gone before the call began. It runs as it was asked to; only a stream would wait for its reader for ever.</summary>
    internal void Orphan() => orphaned = true;

    private void Take(ReadOnlySpan<byte> bytes)
    {
        if (arguments.Length < bytes.Length)
        {
            FreeArguments();
            (arguments, arePooled) = (ArrayPool<byte>.Shared.Rent(bytes.Length), true);
        }

        bytes.CopyTo(arguments);
        argumentsLength = bytes.Length;
    }

    private async Task LogFailureAsync(Task callbacks)
    {
        try
        {
            await callbacks.ConfigureAwait(false);
        }
        catch (AggregateException e)
        {
            Log.CancellationFailed(session.Logger, e);
        }
    }

    // Until the reply is sent, it is this call's to free.
    private void MarkStored(MessageBuffer message, int kind, IReadOnlyList<StoredAt> stored)
    {
        message.Patch(kind, OutcomeKind.Stored);
        Blocks.AddResults(stored);
    }

    private StreamSender OpenStream()
    {
        var sender = new StreamSender(session, Peer ?? throw new InvalidOperationException("A stream needs a caller."), CallId);
        session.Streams.Add(Caller, CallId, sender);
        if (orphaned) Cancel();
        return sender;
    }
}
