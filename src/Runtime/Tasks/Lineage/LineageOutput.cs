using Remote.Objects;

namespace Remote.Tasks.Lineage;

/// <summary>One stored result of a task, at its owner: how it was made, and whether somebody has it still. Guarded by the book.</summary>
internal sealed class LineageOutput(LineageRecord record, int index)
{
    private WeakReference<StoredValue>? holder;

    public LineageRecord Record { get; } = record;

    /// <summary>Which of the task's stored results, where they are split.</summary>
    public int Index { get; } = index;

    /// <summary>Somebody could not read it where it is said to be: another place is welcome.</summary>
    public bool IsLost { get; set; }

    /// <summary>Why it could not be made again; the next one who asks hears the same.</summary>
    public Exception? Failure { get; set; }

    /// <summary>What refs have of it, held for the caller; null where it was freed, or is about to be.</summary>
    public StoredValue? TryHold() => holder is not null && holder.TryGetTarget(out StoredValue? value) && value.TryHold() ? value : null;

    public void SetHolder(StoredValue value)
    {
        holder = new WeakReference<StoredValue>(value);
        value.Lineage = this;
        Record.Holders++;
    }
}
