using System.Diagnostics.CodeAnalysis;
using Remote.ActorModel;

namespace Remote;

/// <summary>
/// Actors that share work: each call goes to one that is idle, and waits where none is. Safe for use from many threads; lives where it
/// was made, and cannot be passed to remote code.
/// </summary>
/// <typeparam name="T">The actors' class or interface.</typeparam>
/// <remarks>An actor that dies leaves the pool; the call that found it dead fails with <see cref="ActorDiedException"/>.</remarks>
public sealed class ActorPool<T>
{
    private readonly PoolMembers<T> members = new();

    /// <summary>A pool of actors.</summary>
    /// <param name="actors">The actors; each once.</param>
    /// <exception cref="ArgumentException">An actor is given twice.</exception>
    public ActorPool(IEnumerable<IActorRef<T>> actors)
    {
        ArgumentNullException.ThrowIfNull(actors);
        foreach (IActorRef<T> actor in actors) Push(actor);
    }

    /// <summary>The actors in the pool, idle or busy.</summary>
    public int Count => members.Count;

    /// <summary>The actors that have nothing to do for this pool.</summary>
    public int IdleCount => members.IdleCount;

    /// <summary>Whether a call would go out at once.</summary>
    public bool HasFree => IdleCount > 0;

    /// <summary>Adds an actor, which then serves the call that waits longest.</summary>
    /// <param name="actor">The actor.</param>
    /// <exception cref="ArgumentException">It is in the pool already.</exception>
    public void Push(IActorRef<T> actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        members.Add(actor);
    }

    /// <summary>Takes an idle actor out of the pool; false where all are busy.</summary>
    /// <param name="actor">The actor.</param>
    public bool TryPop([NotNullWhen(true)] out IActorRef<T>? actor) => members.TryRemove(out actor);

    /// <summary>Makes one call on an actor that is idle; calls that wait for one are served in the order in which they were submitted.</summary>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="call">Makes the call: <c>actor => actor.Work(item)</c>.</param>
    /// <param name="cancellationToken">Ends the wait for an actor, and cancels the call where it is under way.</param>
    /// <returns>The result.</returns>
    /// <exception cref="InvalidOperationException">The pool has no actors.</exception>
    /// <exception cref="ActorDiedException">The actor has died, or all have while the call waited for one.</exception>
    public async Task<TResult> SubmitAsync<TResult>(Func<IActorRef<T>, ObjectRef<TResult>> call, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        using PoolLoan<T> loan = await members.BorrowAsync(cancellationToken).ConfigureAwait(false);
        ObjectRef<TResult> result = call(loan.Actor);
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(static r => _ = ((ObjectRef)r!).CancelAsync(), result);
        try
        {
            return await result;
        }
        catch (ActorDiedException e)
        {
            loan.Fail(e);
            throw;
        }
    }

    /// <summary>As <c>SubmitAsync</c>, for a call without a result.</summary>
    /// <param name="call">Makes the call.</param>
    /// <returns>Completed when the call has ended.</returns>
    /// <exception cref="InvalidOperationException">The pool has no actors.</exception>
    /// <exception cref="ActorDiedException">The actor has died, or all have while the call waited for one.</exception>
    public async Task SubmitAsync(Func<IActorRef<T>, ObjectRef> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        using PoolLoan<T> loan = await members.BorrowAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            await call(loan.Actor);
        }
        catch (ActorDiedException e)
        {
            loan.Fail(e);
            throw;
        }
    }

    /// <summary>
    /// Makes a call for each item and yields the results in the items' order. Items are taken as results are consumed: at most twice as many
    /// calls as actors are ahead of the reader. A call that fails ends the results with its failure; leaving the loop cancels what is
    /// under way. A token comes by <c>WithCancellation</c>.
    /// </summary>
    /// <typeparam name="TItem">An item's type.</typeparam>
    /// <typeparam name="TResult">A result's type.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="call">Makes the call: <c>(actor, item) => actor.Work(item)</c>.</param>
    public IAsyncEnumerable<TResult> MapAsync<TItem, TResult>(IEnumerable<TItem> items, Func<IActorRef<T>, TItem, ObjectRef<TResult>> call)
        => Map(items.ToAsyncEnumerable(), call, ordered: true);

    /// <inheritdoc cref="MapAsync{TItem, TResult}(IEnumerable{TItem}, Func{IActorRef{T}, TItem, ObjectRef{TResult}})"/>
    public IAsyncEnumerable<TResult> MapAsync<TItem, TResult>(IAsyncEnumerable<TItem> items, Func<IActorRef<T>, TItem, ObjectRef<TResult>> call)
        => Map(items, call, ordered: true);

    /// <summary>As <c>MapAsync</c>, with each result as soon as it is there, whatever its item's place.</summary>
    /// <typeparam name="TItem">An item's type.</typeparam>
    /// <typeparam name="TResult">A result's type.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="call">Makes the call: <c>(actor, item) => actor.Work(item)</c>.</param>
    public IAsyncEnumerable<TResult> MapUnorderedAsync<TItem, TResult>(IEnumerable<TItem> items, Func<IActorRef<T>, TItem, ObjectRef<TResult>> call)
        => Map(items.ToAsyncEnumerable(), call, ordered: false);

    /// <inheritdoc cref="MapUnorderedAsync{TItem, TResult}(IEnumerable{TItem}, Func{IActorRef{T}, TItem, ObjectRef{TResult}})"/>
    public IAsyncEnumerable<TResult> MapUnorderedAsync<TItem, TResult>(IAsyncEnumerable<TItem> items, Func<IActorRef<T>, TItem, ObjectRef<TResult>> call)
        => Map(items, call, ordered: false);

    private IAsyncEnumerable<TResult> Map<TItem, TResult>(IAsyncEnumerable<TItem> items, Func<IActorRef<T>, TItem, ObjectRef<TResult>> call, bool ordered)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(call);
        var map = new PoolMap<TItem, TResult>(items, (item, token) => SubmitAsync(actor => call(actor, item), token), Math.Max(2, 2 * Count), ordered);
        return map.RunAsync();
    }
}
