namespace Remote.ControlPlane;

/// <summary>An actor's slot, or none.</summary>
internal readonly unsafe struct ActivityMark(ActivitySlot* slot)
{
    private static long begun;

    public ActivitySlot* Slot { get; } = slot;

    /// <summary>So many calls are under way now, the last of which begins.</summary>
    public void Begin(int underWay)
    {
        if (Slot == null) return;
        Slot->BegunAt = Interlocked.Increment(ref begun);
        Slot->UnderWay = underWay;
    }

    /// <summary>One has ended; so many are left.</summary>
    public void End(int underWay)
    {
        if (Slot != null) Slot->UnderWay = underWay;
    }
}
