using System.Diagnostics.CodeAnalysis;

namespace Remote.ActorModel;

/// <summary>The actors of a pool, and the calls that wait for one of them, first come first served.</summary>
internal sealed class PoolMembers<T>
{
    private readonly Lock gate = new();
    private readonly HashSet<IActorRef<T>> all = [];
    private readonly Queue<IActorRef<T>> idle = new();
    private readonly Queue<TaskCompletionSource<PoolLoan<T>>> waiting = new();

    public int Count
    {
        get
        {
            lock (gate) return all.Count;
        }
    }

    public int IdleCount
    {
        get
        {
            lock (gate) return idle.Count;
        }
    }

    public void Add(IActorRef<T> actor)
    {
        lock (gate)
        {
            if (!all.Add(actor)) throw new ArgumentException($"{actor} is in the pool already. Push each actor once.", nameof(actor));
            Offer(actor);
        }
    }

    public bool TryRemove([NotNullWhen(true)] out IActorRef<T>? actor)
    {
        lock (gate)
        {
            if (idle.TryDequeue(out actor)) all.Remove(actor);
            return actor is not null;
        }
    }

    public Task<PoolLoan<T>> BorrowAsync(CancellationToken cancellationToken)
    {
        var waiter = new TaskCompletionSource<PoolLoan<T>>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Nobody may ever push one: an empty pool is a fault now, not a wait.
            if (all.Count == 0) throw new InvalidOperationException("The pool has no actors. Push one, or make the pool of the actors that are to work.");
            if (idle.TryDequeue(out IActorRef<T>? actor)) return Task.FromResult(new PoolLoan<T>(this, actor));
            waiting.Enqueue(waiter);
        }

        return cancellationToken.CanBeCanceled ? WaitAsync(waiter, cancellationToken) : waiter.Task;
    }

    public void GiveBack(IActorRef<T> actor)
    {
        lock (gate) Offer(actor);
    }

    public void Drop(IActorRef<T> actor, ActorDiedException because)
    {
        lock (gate)
        {
            all.Remove(actor);
            if (all.Count > 0) return;
            while (waiting.TryDequeue(out TaskCompletionSource<PoolLoan<T>>? waiter))
                waiter.TrySetException(new ActorDiedException($"No actor of the pool is left to make the call: the last one died. {because.Message}", because));
        }
    }

    private static async Task<PoolLoan<T>> WaitAsync(TaskCompletionSource<PoolLoan<T>> waiter, CancellationToken cancellationToken)
    {
        // A waiter that was cancelled stays in the queue until its turn, and is passed over then.
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((TaskCompletionSource<PoolLoan<T>>)state!).TrySetCanceled(token), waiter);
        return await waiter.Task.ConfigureAwait(false);
    }

    private void Offer(IActorRef<T> actor)
    {
        while (waiting.TryDequeue(out TaskCompletionSource<PoolLoan<T>>? waiter))
        {
            if (waiter.TrySetResult(new PoolLoan<T>(this, actor))) return;
        }

        idle.Enqueue(actor);
    }
}
