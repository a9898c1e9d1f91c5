using System.Runtime.CompilerServices;
using Remote.Hosting;
using Remote.Objects;

namespace Remote;

#pragma warning disable RS0026 // Overloads with the same optional parameters: a list of ObjectRef<T> is one of ObjectRef too, and the compiler takes the closer.

public abstract partial class ObjectRef
{
    /// <summary>Makes a value an object that this process owns, and returns a ref to it: pass the ref to many calls, and the value is written once.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value; copied, so that later changes to it are not seen.</param>
    /// <exception cref="RemoteException">The type cannot cross.</exception>
    public static ObjectRef<T> Put<T>(T value)
    {
        var reference = new ObjectRef<T>(Session.Current);
        reference.Keep(value);
        return reference;
    }

    /// <summary>Waits until some of the refs are complete.</summary>
    /// <typeparam name="T">The values' type.</typeparam>
    /// <param name="refs">The refs; each once.</param>
    /// <param name="count">How many must be complete, 1 to the number of refs.</param>
    /// <param name="timeout">How long to wait; null waits without limit. After it, the result says what is ready by then.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The complete ones (failed ones too), at most <paramref name="count"/>, in the order given; and the others.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1 or above the number of refs.</exception>
    /// <exception cref="ArgumentException">One of <paramref name="refs"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">One of <paramref name="refs"/> was disposed.</exception>
    public static Task<(IReadOnlyList<ObjectRef<T>> Ready, IReadOnlyList<ObjectRef<T>> Pending)> WaitAsync<T>(
        IEnumerable<ObjectRef<T>> refs, int count = 1, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
        => WaitForSomeAsync(Usable(refs), count, timeout, cancellationToken);

    /// <inheritdoc cref="WaitAsync{T}"/>
    /// <summary>Waits until some of the refs are complete, whatever their types: those of calls without a result too.</summary>
    public static Task<(IReadOnlyList<ObjectRef> Ready, IReadOnlyList<ObjectRef> Pending)> WaitAsync(
        IEnumerable<ObjectRef> refs, int count = 1, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
        => WaitForSomeAsync(Usable(refs), count, timeout, cancellationToken);

    /// <summary>The refs in the order in which they complete, in failure too.</summary>
    /// <typeparam name="T">The values' type.</typeparam>
    /// <param name="refs">The refs.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <exception cref="ArgumentException">One of <paramref name="refs"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">One of <paramref name="refs"/> was disposed.</exception>
    public static IAsyncEnumerable<ObjectRef<T>> WhenEach<T>(IEnumerable<ObjectRef<T>> refs, CancellationToken cancellationToken = default)
        => EachAsync(refs, cancellationToken);

    /// <inheritdoc cref="WhenEach{T}"/>
    /// <summary>The refs in the order in which they complete, whatever their types: those of calls without a result too.</summary>
    public static IAsyncEnumerable<ObjectRef> WhenEach(IEnumerable<ObjectRef> refs, CancellationToken cancellationToken = default)
        => EachAsync(refs, cancellationToken);

    private static async Task<(IReadOnlyList<TRef> Ready, IReadOnlyList<TRef> Pending)> WaitForSomeAsync<TRef>(
        TRef[] all, int count, TimeSpan? timeout, CancellationToken cancellationToken)
        where TRef : ObjectRef
    {
        if (count < 1 || count > all.Length)
            throw new ArgumentOutOfRangeException(nameof(count), count, $"{all.Length} refs were given: wait for 1 to {all.Length} of them.");

        _ = Timeouts.Bounded(timeout);
        cancellationToken.ThrowIfCancellationRequested();
        // Whoever takes one of thousands at a time mostly finds one that is ready: then nothing is left behind at the others, nor taken back.
        if (ReadySplit.Count(all, count) < count) await TaskWaiter.WaitAllAsync(all, count, false, timeout, cancellationToken).ConfigureAwait(false);
        return ReadySplit.Of(all, count);
    }

    private static async IAsyncEnumerable<TRef> EachAsync<TRef>(IEnumerable<TRef> refs, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRef : ObjectRef
    {
        TRef[] all = Usable(refs);
        var waiter = new EachWaiter(all);
        try
        {
            for (int i = 0; i < all.Length; i++) yield return (TRef)await waiter.NextAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            waiter.Stop();
        }
    }

    private static TRef[] Usable<TRef>(IEnumerable<TRef> refs)
        where TRef : ObjectRef
    {
        ArgumentNullException.ThrowIfNull(refs);
        TRef[] all = [.. refs];
        CheckUsable(all);
        return all;
    }
}
