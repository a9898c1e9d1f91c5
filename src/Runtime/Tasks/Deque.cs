using System.Diagnostics.CodeAnalysis;

namespace Remote.Tasks;

/// <summary>A queue that also takes at its front. Grows, never shrinks. Not thread-safe.</summary>
internal sealed class Deque<T> where T : class
{
    private T?[] ring = new T?[4];
    private int first;

    public int Count { get; private set; }

    private T? this[int place]
    {
        get => ring[(first + place) & (ring.Length - 1)];
        set => ring[(first + place) & (ring.Length - 1)] = value;
    }

    public void AddLast(T item)
    {
        Ensure();
        ring[(first + Count++) & (ring.Length - 1)] = item;
    }

    public void AddFirst(T item)
    {
        Ensure();
        first = (first - 1) & (ring.Length - 1);
        ring[first] = item;
        Count++;
    }

    public bool TryTakeFirst([NotNullWhen(true)] out T? item)
    {
        item = null;
        if (Count == 0) return false;
        item = ring[first]!;
        ring[first] = null;
        first = (first + 1) & (ring.Length - 1);
        Count--;
        return true;
    }

    public T? PeekFirst() => Count == 0 ? null : ring[first];

    /// <summary>Takes an item from wherever it is; false where it is not here. Takes time with the length.</summary>
    public bool Remove(T item)
    {
        int at = 0;
        while (at < Count && this[at] != item) at++;
        if (at == Count) return false;
        for (; at < Count - 1; at++) this[at] = this[at + 1];
        this[--Count] = null;
        return true;
    }

    public T[] TakeAll()
    {
        var all = new List<T>(Count);
        while (TryTakeFirst(out T? item)) all.Add(item);
        return [.. all];
    }

    private void Ensure()
    {
        if (Count < ring.Length) return;
        var larger = new T?[ring.Length * 2];
        for (int i = 0; i < Count; i++) larger[i] = this[i];
        ring = larger;
        first = 0;
    }
}
