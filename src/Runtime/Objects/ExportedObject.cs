namespace Remote.Objects;

/// <summary>An owned object that others borrow: kept as long as they do. Guarded by the object table.</summary>
internal sealed class ExportedObject(ObjectRef reference)
{
    private readonly HashSet<ulong> borrowers = [];

    /// <summary>Roots the object.</summary>
    public ObjectRef Reference { get; } = reference;

    public bool IsFree => borrowers.Count == 0;

    public void AddBorrower(ulong process) => borrowers.Add(process);

    public void RemoveBorrower(ulong process) => borrowers.Remove(process);
}
