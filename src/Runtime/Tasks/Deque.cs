using System.Diagnostics.CodeAnalysis;

namespace Remote.Tasks;

/// <summary>A queue that also takes at its front. Grows, never shrinks. Not thread-safe.</summary>
internal sealed class Deque<T> where T : class
{
    private T?[] ring = new T?[16];
    private int first;

    public int Count { get; private set; }

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
        for (int i = 0; i < Count; i++) larger[i] = ring[(first + i) & (ring.Length - 1)];
        ring = larger;
        first = 0;
    }
}
