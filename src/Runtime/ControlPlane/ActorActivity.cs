namespace Remote.ControlPlane;

/// <summary>
/// Which actors of a process run code now, in a file that the process maps: plain stores cost a call next to nothing, and the node can
/// read them however the process ended. Thread-safe but for each slot, which its actor guards.
/// </summary>
internal sealed unsafe class ActorActivity
{
    /// <summary>Actors beyond these are not told apart; they count as running.</summary>
    public const int Capacity = 8192;

    private readonly Lock gate = new();
    private readonly Stack<int> free = new();
    private readonly ActivitySlot* slots;
    private int used;

    private ActorActivity(ActivitySlot* slots) => this.slots = slots;

    /// <summary>Makes the file and maps it for the rest of the process's life; null where the disk has no room for it.</summary>
    public static ActorActivity? TryCreate(string path)
    {
        byte* start = MappedFile.TryCreate(path, Capacity * sizeof(ActivitySlot));
        return start == null ? null : new ActorActivity((ActivitySlot*)start);
    }

    /// <summary>What a process that has ended left there: nothing, where it was never given an actor; null where that cannot be read.</summary>
    public static IReadOnlyDictionary<ActorId, ActivitySlot>? ReadAndDelete(string path)
    {
        try
        {
            byte[] bytes = File.ReadAllBytes(path);
            File.Delete(path);
            if (bytes.Length != Capacity * sizeof(ActivitySlot)) return null;
            var known = new Dictionary<ActorId, ActivitySlot>();
            fixed (byte* start = bytes)
            {
                var slots = new ReadOnlySpan<ActivitySlot>(start, Capacity);
                foreach (ref readonly ActivitySlot slot in slots)
                {
                    if (slot.Creator != 0) known[slot.Actor] = slot;
                }
            }

            return known;
        }
        catch (FileNotFoundException)
        {
            return new Dictionary<ActorId, ActivitySlot>();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A slot for an actor whose constructor is about to run.</summary>
    public ActivityMark Take(ActorId actor)
    {
        lock (gate)
        {
            if (!free.TryPop(out int index))
            {
                if (used == Capacity) return default;
                index = used++;
            }

            slots[index] = new ActivitySlot { Creator = actor.Creator, Number = actor.Number };
            return new ActivityMark(slots + index);
        }
    }

    /// <summary>The actor has left. A second time does nothing.</summary>
    public void Release(ActivityMark mark, ActorId actor)
    {
        if (mark.Slot == null) return;
        lock (gate)
        {
            if (mark.Slot->Actor != actor) return;
            *mark.Slot = default;
            free.Push((int)(mark.Slot - slots));
        }
    }
}
