namespace Remote.Objects;

/// <summary>Several waiters of one ref. Access under a lock on the list itself.</summary>
internal sealed class WaiterList(object first)
{
    private readonly List<object> waiters = [first];

    /// <summary>Set when the waiters were told: a late one has to look at the ref again.</summary>
    public bool Closed { get; private set; }

    public bool TryAdd(object waiter)
    {
        lock (waiters)
        {
            if (Closed) return false;
            waiters.Add(waiter);
            return true;
        }
    }

    public void Remove(object waiter)
    {
        lock (waiters) waiters.Remove(waiter);
    }

    public object[] Close()
    {
        lock (waiters)
        {
            Closed = true;
            object[] all = [.. waiters];
            waiters.Clear();
            return all;
        }
    }
}
