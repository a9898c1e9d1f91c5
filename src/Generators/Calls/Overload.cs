namespace Remote.Generators.Calls;

/// <summary>One generated signature of a remote method.</summary>
internal sealed class Overload(IReadOnlyList<Slot> slots, TailForm tail, string tailType, int priority)
{
    public IReadOnlyList<Slot> Slots { get; } = slots;

    public TailForm Tail { get; } = tail;

    public int Priority { get; } = priority;

    /// <summary>Two overloads of one name with one key cannot stand in one type.</summary>
    public string Key { get; } = string.Join(",", [.. slots.Where(slot => slot.IsShown).Select(slot => slot.BareType), tail == TailForm.None ? "" : tailType]);
}
