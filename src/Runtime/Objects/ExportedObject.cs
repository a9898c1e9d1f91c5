namespace Remote.Objects;

/// <summary>An owned object that others borrow: kept as long as they do. Guarded by the object table.</summary>
internal sealed class ExportedObject(ObjectRef reference)
{
    // Nearly always there is one: a set costs more than all the rest of what is kept for an object.
    private ulong? only;
    private HashSet<ulong>? many;

    /// <summary>Roots the object.</summary>
    public ObjectRef Reference { get; } = reference;

    public bool IsFree => only is null && many is not { Count: > 0 };

    public void AddBorrower(ulong process)
    {
        if (many is not null) many.Add(process);
        else if (only is null) only = process;
        else if (only != process) (many, only) = ([only.Value, process], null);
    }

    public void RemoveBorrower(ulong process)
    {
        many?.Remove(process);
        if (only == process) only = null;
    }
}
