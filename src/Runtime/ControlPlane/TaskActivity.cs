namespace Remote.ControlPlane;

/// <summary>
/// Which tasks of a worker have begun, in a file that the worker maps: a few stores a task. The node reads it when memory is short,
/// which is when a worker is least able to answer. Its writer guards it.
/// </summary>
internal sealed unsafe class TaskActivity
{
    /// <summary>One task runs at a time, the others wait for refs: those beyond are not named.</summary>
    public const int Capacity = 64;

    private readonly Stack<int> free = new();
    private readonly TaskSlot* slots;

    private TaskActivity(TaskSlot* slots)
    {
        this.slots = slots;
        for (int i = Capacity - 1; i >= 0; i--) free.Push(i);
    }

    private static int Length => Capacity * sizeof(TaskSlot);

    /// <summary>Makes the file; null where the disk has no room for it.</summary>
    public static TaskActivity? TryCreate(string path)
    {
        byte* start = MappedFile.TryCreate(path, Length);
        return start == null ? null : new TaskActivity((TaskSlot*)start);
    }

    /// <summary>What a worker's file says, the first begun first; null where it cannot be read.</summary>
    public static IReadOnlyList<BegunTask>? TryRead(string path)
    {
        try
        {
            byte[] bytes = File.ReadAllBytes(path);
            if (bytes.Length != Length) return null;
            var begun = new List<BegunTask>();
            fixed (byte* start = bytes)
            {
                foreach (ref readonly TaskSlot slot in new ReadOnlySpan<TaskSlot>(start, Capacity))
                {
                    if (slot.BegunAt != 0) begun.Add(new BegunTask(slot.Name, slot.MayRetry != 0, slot.BegunAt));
                }
            }

            begun.Sort(static (one, other) => one.BegunAt.CompareTo(other.BegunAt));
            return begun;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A task begins; null where there is no room to say so.</summary>
    public TaskMark? Begin(ulong method, string name, bool mayRetry, long now)
    {
        if (!free.TryPop(out int index)) return null;
        TaskSlot* slot = slots + index;
        if (slot->Method != method || !slot->IsNamed)
        {
            slot->Name = name;
            slot->Method = method;
        }

        slot->MayRetry = mayRetry ? (byte)1 : (byte)0;
        // Last: a reader takes a slot that has it for complete.
        Volatile.Write(ref slot->BegunAt, now);
        return new TaskMark(index);
    }

    /// <summary>It has ended.</summary>
    public void End(TaskMark mark)
    {
        Volatile.Write(ref slots[mark.Slot].BegunAt, 0);
        free.Push(mark.Slot);
    }
}
