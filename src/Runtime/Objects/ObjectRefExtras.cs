namespace Remote.Objects;

/// <summary>What most refs have nothing of: there may be millions of refs.</summary>
internal sealed class ObjectRefExtras
{
    public Exception? Failure { get; set; }

    public Borrow? Borrow { get; set; }

    public ulong ExportNumber { get; set; }

    public object[]? Contained { get; set; }
}
