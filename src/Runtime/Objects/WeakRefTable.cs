namespace Remote.Objects;

/// <summary>Owned refs by number, without keeping them alive. Not thread-safe.</summary>
internal sealed class WeakRefTable
{
    private readonly Dictionary<ulong, WeakReference<ObjectRef>> entries = [];
    private int sweepAt = 1024;

    public void Add(ulong number, ObjectRef reference)
    {
        if (entries.Count >= sweepAt) Sweep();
        entries[number] = new WeakReference<ObjectRef>(reference);
    }

    public ObjectRef? Find(ulong number) => entries.TryGetValue(number, out WeakReference<ObjectRef>? entry) && entry.TryGetTarget(out ObjectRef? reference) ? reference : null;

    // At twice the survivors of the last sweep: the cost per added entry stays constant.
    private void Sweep()
    {
        foreach ((ulong number, WeakReference<ObjectRef> entry) in entries)
        {
            if (!entry.TryGetTarget(out _)) entries.Remove(number);
        }

        sweepAt = Math.Max(1024, entries.Count * 2);
    }
}
