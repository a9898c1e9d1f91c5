using System.Collections.Concurrent;

namespace Remote.Storage.Spilling;

/// <summary>Disk space that nobody needs any more: noted where an object is freed, and given back by the thread that writes, before it looks for space.</summary>
internal sealed class SpillForgetter(SpillDisk disk)
{
    private readonly ConcurrentQueue<SpillPlace> places = new();

    public void Add(SpillPlace place) => places.Enqueue(place);

    public void Release()
    {
        while (places.TryDequeue(out SpillPlace? place)) disk.Release(place);
    }
}
