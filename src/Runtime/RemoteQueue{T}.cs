using Remote.ActorModel;
using Remote.GeneratedCode;
using Remote.Objects;
using Remote.Serialization;

namespace Remote;

/// <summary>
/// A first-in-first-out queue that tasks, actors and the driver share: a handle to an actor that holds the items. Pass it as an argument
/// or in a value; all copies of the handle are the same queue.
/// </summary>
/// <typeparam name="T">An item's type: one that crosses.</typeparam>
/// <remarks>
/// Items put by one caller come out in the order in which they were put. The queue lives as its actor does, and its items are lost with
/// it. An item that is on its way to a process which dies is lost too. After the end of the queue, calls fail with <see cref="ActorDiedException"/>.
/// </remarks>
public sealed class RemoteQueue<T>
{
    /// <summary>Makes a queue.</summary>
    /// <param name="capacity">How many items it holds at most; null is without limit.</param>
    /// <param name="options">Of the actor that holds the items: its name, resources, lifetime. Its MaxConcurrency is the queue's own.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is less than 1.</exception>
    /// <exception cref="ArgumentException">The options set MaxConcurrency.</exception>
    /// <exception cref="RemoteException">No project of the program names this type of queue, so that nothing can read its items.</exception>
    public RemoteQueue(int? capacity = null, ActorOptions? options = null)
    {
        if (capacity is { } limit) ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1, nameof(capacity));
        if (options?.MaxConcurrency is not null)
            throw new ArgumentException("A queue serves all its callers at once: leave MaxConcurrency out.", nameof(options));
        RemoteCall call = RemoteCall.Construct(RemoteQueueTable<T>.Class, options);
        call.Value(capacity ?? int.MaxValue);
        Actor = call.Create<RemoteQueueActor<T>>();
        Capacity = capacity;
    }

    internal RemoteQueue(IActorRef<RemoteQueueActor<T>> actor, int? capacity) => (Actor, Capacity) = (actor, capacity);

    /// <summary>How many items it holds at most; null is without limit.</summary>
    public int? Capacity { get; }

    internal IActorRef<RemoteQueueActor<T>> Actor { get; }

    /// <summary>Appends an item; waits while the queue is full.</summary>
    /// <param name="item">The item.</param>
    /// <param name="timeout">How long to wait; null waits without limit.</param>
    /// <param name="cancellationToken">Ends the wait; then the item was not put.</param>
    /// <exception cref="RemoteQueueFullException">There was no room in time.</exception>
    /// <exception cref="ActorDiedException">The queue has ended.</exception>
    public async Task PutAsync(T item, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        if (!await Put(item, Milliseconds(timeout), cancellationToken)) throw Full(1, timeout);
    }

    /// <summary>Appends an item if there is room now.</summary>
    /// <param name="item">The item.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether there was.</returns>
    public async Task<bool> TryPutAsync(T item, CancellationToken cancellationToken = default) => await Put(item, 0, cancellationToken);

    /// <summary>Appends items, all or none: other callers' items do not come between them.</summary>
    /// <param name="items">The items.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="RemoteQueueFullException">There is no room for all of them now; none was put.</exception>
    public async Task PutBatchAsync(IReadOnlyCollection<T> items, CancellationToken cancellationToken = default)
    {
        if (!await TryPutBatchAsync(items, cancellationToken).ConfigureAwait(false)) throw Full(items.Count, TimeSpan.Zero);
    }

    /// <summary>As <see cref="PutBatchAsync"/>; false where there is no room for all of them now.</summary>
    /// <param name="items">The items.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<bool> TryPutBatchAsync(IReadOnlyCollection<T> items, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        RemoteCall call = RemoteCall.Actor(Actor, RemoteQueueTable<T>.PutBatch, cancellationToken);
        call.Value<T[]>([.. items]);
        return await call.Submit<bool>();
    }

    /// <summary>Takes the oldest item; waits while the queue is empty. Those who wait are served in their order.</summary>
    /// <param name="timeout">How long to wait; null waits without limit.</param>
    /// <param name="cancellationToken">Ends the wait; then nothing was taken.</param>
    /// <exception cref="RemoteQueueEmptyException">There was no item in time.</exception>
    /// <exception cref="ActorDiedException">The queue has ended.</exception>
    public async Task<T> GetAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        T[] taken = await Take(1, Milliseconds(timeout), cancellationToken);
        return taken is [var item] ? item : throw Empty(timeout);
    }

    /// <summary>Takes the oldest item if there is one now.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether there was one, and the item.</returns>
    public async Task<(bool Found, T? Item)> TryGetAsync(CancellationToken cancellationToken = default)
    {
        T[] taken = await Take(1, 0, cancellationToken);
        return taken is [var item] ? (true, item) : (false, default);
    }

    /// <summary>Takes the oldest items, as many as there are up to <paramref name="most"/>; waits while the queue is empty.</summary>
    /// <param name="most">How many at most; 1 or more.</param>
    /// <param name="timeout">How long to wait for the first; null waits without limit.</param>
    /// <param name="cancellationToken">Ends the wait; then nothing was taken.</param>
    /// <returns>One or more items; none where there was none in time.</returns>
    public async Task<IReadOnlyList<T>> GetBatchAsync(int most, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        return await Take(most, Milliseconds(timeout), cancellationToken);
    }

    /// <summary>How many items it holds now.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<int> CountAsync(CancellationToken cancellationToken = default)
        => await RemoteCall.Actor(Actor, RemoteQueueTable<T>.Count, cancellationToken).Submit<int>();

    /// <summary>Ends the queue for all that have it: its items are dropped, and who waits gets an <see cref="ActorDiedException"/>.</summary>
    public Task ShutdownAsync() => Actors.KillAsync(Actor);

    private ObjectRef<bool> Put(T item, int milliseconds, CancellationToken cancellationToken)
    {
        RemoteCall call = RemoteCall.Actor(Actor, RemoteQueueTable<T>.Put, cancellationToken);
        call.Value(item);
        call.Value(milliseconds);
        return call.Submit<bool>();
    }

    private ObjectRef<T[]> Take(int most, int milliseconds, CancellationToken cancellationToken)
    {
        RemoteCall call = RemoteCall.Actor(Actor, RemoteQueueTable<T>.Take, cancellationToken);
        call.Value(most);
        call.Value(milliseconds);
        return call.Submit<T[]>();
    }

    // -1 is without limit, as everywhere in the base library.
    private static int Milliseconds(TimeSpan? timeout)
    {
        if (timeout is not { } time || time == Timeout.InfiniteTimeSpan) return Timeout.Infinite;
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, nameof(timeout));
        return (int)Math.Min(int.MaxValue, Math.Ceiling(time.TotalMilliseconds));
    }

    private RemoteQueueFullException Full(int count, TimeSpan? timeout)
        => new($"The queue ({Actor}) had no room for {count} more within {timeout}: it holds at most {Capacity}. Take items out, wait longer, or give it a larger capacity.");

    private RemoteQueueEmptyException Empty(TimeSpan? timeout)
        => new($"The queue ({Actor}) held nothing within {timeout}. Put items in, or wait longer.");
}
