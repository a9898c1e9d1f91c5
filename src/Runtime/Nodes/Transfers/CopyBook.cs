using Remote.Storage;

namespace Remote.Nodes.Transfers;

/// <summary>
/// What the home of objects knows of their copies: which stores have one or receive one, and from whom. It sends each that asks to whoever
/// has the least to do, the home itself last: a receiver passes on what it has, so that many receivers form a chain, and each sends once.
/// Thread-safe, and does nothing but decide.
/// </summary>
internal sealed class CopyBook(ulong home)
{
    private readonly Lock gate = new();
    private readonly Dictionary<StoredId, Dictionary<ulong, Copy>> objects = [];
    private long last;

    /// <summary>Objects that are, or were, asked for by others.</summary>
    public int Count
    {
        get
        {
            lock (gate) return objects.Count;
        }
    }

    /// <summary>The stores that have said that they have a copy; they may drop it without a word.</summary>
    public ulong[] WhoHas(StoredId id)
    {
        lock (gate) return objects.TryGetValue(id, out Dictionary<ulong, Copy>? copies) ? [.. copies.Values.Where(c => c.IsComplete && c.Store != home).Select(static c => c.Store)] : [];
    }

    /// <summary>From whom a store is to have an object; it counts as a receiver from now on. Null where nobody is left to ask.</summary>
    /// <param name="id">The object.</param>
    /// <param name="asker">The store that asks.</param>
    /// <param name="failed">The stores that could not give it.</param>
    public ulong? Locate(StoredId id, ulong asker, IReadOnlyCollection<ulong> failed)
    {
        lock (gate)
        {
            if (!objects.TryGetValue(id, out Dictionary<ulong, Copy>? copies)) objects[id] = copies = new() { [home] = new Copy(home, 0) { IsComplete = true } };
            if (!copies.TryGetValue(asker, out Copy? own)) copies[asker] = own = new Copy(asker, ++last);
            (own.IsComplete, own.From) = (false, 0);
            Copy? source = copies.Values.Where(c => c != own && !failed.Contains(c.Store) && !WaitsFor(copies, c, asker))
                .OrderBy(c => copies.Values.Count(o => o.From == c.Store)).ThenBy(static c => c.Served).ThenByDescending(static c => c.IsComplete && c.Since > 0)
                .ThenByDescending(static c => c.Since).FirstOrDefault();
            if (source is null)
            {
                Remove(id, copies, asker);
                return null;
            }

            own.From = source.Store;
            source.Served++;
            return source.Store;
        }
    }

    /// <summary>A store has its copy.</summary>
    public void OnArrived(StoredId id, ulong store)
    {
        lock (gate)
        {
            if (objects.TryGetValue(id, out Dictionary<ulong, Copy>? copies) && copies.TryGetValue(store, out Copy? copy)) (copy.IsComplete, copy.From) = (true, 0);
        }
    }

    /// <summary>A store does not try to have a copy any more.</summary>
    public void OnGaveUp(StoredId id, ulong store)
    {
        lock (gate)
        {
            if (objects.TryGetValue(id, out Dictionary<ulong, Copy>? copies)) Remove(id, copies, store);
        }
    }

    /// <summary>Nobody needs the object any more; the stores that have copies, or will have.</summary>
    public ulong[] OnFreed(StoredId id)
    {
        lock (gate) return objects.Remove(id, out Dictionary<ulong, Copy>? copies) ? [.. copies.Keys.Where(s => s != home)] : [];
    }

    /// <summary>A store is gone with its copies.</summary>
    public void OnStoreGone(ulong store)
    {
        lock (gate)
        {
            foreach ((StoredId id, Dictionary<ulong, Copy> copies) in objects.ToArray()) Remove(id, copies, store);
        }
    }

    // Two that wait for each other would wait for ever.
    private static bool WaitsFor(Dictionary<ulong, Copy> copies, Copy? copy, ulong store)
    {
        while (copy is not null && copy.Store != store) copy = copies.GetValueOrDefault(copy.From);
        return copy is not null;
    }

    private void Remove(StoredId id, Dictionary<ulong, Copy> copies, ulong store)
    {
        if (store != home) copies.Remove(store);
        if (copies.Count <= 1) objects.Remove(id);
    }

    private sealed class Copy(ulong store, long since)
    {
        public ulong Store { get; } = store;

        public long Since { get; } = since;

        public bool IsComplete { get; set; }

        /// <summary>The store that sends it to this one now; 0 for none.</summary>
        public ulong From { get; set; }

        /// <summary>How many it was asked to send it to.</summary>
        public int Served { get; set; }
    }
}
