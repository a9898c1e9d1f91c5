namespace Remote.Tasks;

/// <summary>
/// Calls under way, by id. An id is a slot's index and its generation, so that a late reply to an ended call finds nothing. Adding
/// and removing allocates nothing once the table has grown. Thread-safe.
/// </summary>
internal sealed class SlotTable<T> where T : class
{
    private readonly Lock gate = new();
    private (T? Item, uint Generation)[] slots = new (T?, uint)[64];
    private int[] free = new int[64];
    private int freeCount;
    private int used;

    public int Count
    {
        get
        {
            lock (gate) return used - freeCount;
        }
    }

    public ulong Add(T item)
    {
        lock (gate)
        {
            int index = freeCount > 0 ? free[--freeCount] : Extend();
            ref (T? Item, uint Generation) slot = ref slots[index];
            slot.Item = item;
            slot.Generation++;
            return ((ulong)slot.Generation << 32) | (uint)index;
        }
    }

    public T? Find(ulong id)
    {
        lock (gate)
        {
            uint index = (uint)id;
            return index < (uint)used && slots[index].Generation == (uint)(id >> 32) ? slots[index].Item : null;
        }
    }

    public T? Remove(ulong id)
    {
        lock (gate)
        {
            uint index = (uint)id;
            if (index >= (uint)used || slots[index].Generation != (uint)(id >> 32) || slots[index].Item is not { } item) return null;
            slots[index].Item = null;
            if (freeCount == free.Length) Array.Resize(ref free, free.Length * 2);
            free[freeCount++] = (int)index;
            return item;
        }
    }

    public List<T> Snapshot()
    {
        lock (gate)
        {
            var all = new List<T>();
            for (int i = 0; i < used; i++)
            {
                if (slots[i].Item is { } item) all.Add(item);
            }

            return all;
        }
    }

    private int Extend()
    {
        if (used == slots.Length) Array.Resize(ref slots, slots.Length * 2);
        return used++;
    }
}
