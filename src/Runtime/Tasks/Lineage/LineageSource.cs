using Remote.Objects;

namespace Remote.Tasks.Lineage;

/// <summary>A stored argument of a call that may be made again: not its value, which may be freed, but how to come by it.</summary>
internal sealed class LineageSource(ObjectRef reference, StoredValue value)
{
    private readonly WeakReference<StoredValue> holder = new(value);

    /// <summary>The task that made it; null for what was put, or borrowed.</summary>
    public LineageOutput? Made { get; } = value.Lineage;

    /// <summary>Whom it was borrowed from; 0 where this process owned it.</summary>
    public ulong Owner { get; } = reference.Borrow?.Id.Owner ?? 0;

    public long Length { get; } = value.At.Length;

    /// <summary>The value, held for the caller, while somebody has it; null where it was freed.</summary>
    public StoredValue? TryHold() => Made is { } made ? made.TryHold() : holder.TryGetTarget(out StoredValue? value) && value.TryHold() ? value : null;
}
