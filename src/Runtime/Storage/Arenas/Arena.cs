namespace Remote.Storage.Arenas;

/// <summary>
/// The memory of a node's store: a sparse file, in memory where the system has such, of which the first bytes are reserved. Nobody writes
/// beyond them: to touch a page that the file system cannot give ends a process on the spot.
/// </summary>
internal sealed unsafe class Arena : IDisposable
{
    /// <summary>What is reserved at once, so that small blocks do not cost a call each.</summary>
    private const long Extent = 1 << 20;

    private const long Page = 4096;

    private readonly Lock gate = new();
    private readonly FileStream file;
    private readonly IFileSpace space;
    private long committed;

    /// <param name="path">A file that does not exist yet, in a folder that only its user can enter.</param>
    /// <param name="capacity">Bytes that it may grow to.</param>
    /// <param name="space">Where its pages come from; null for the file system.</param>
    public Arena(string path, long capacity, IFileSpace? space = null)
    {
        this.space = space ?? FileSpace.Instance;
        Capacity = capacity / Page * Page;
        file = PrivateFile.Create(path);
        file.SetLength(Capacity);
        Mapping = ArenaMapping.Of(file, Capacity);
    }

    public string Path => file.Name;

    public long Capacity { get; }

    /// <summary>Bytes from the start that have pages of their own: these alone may be written.</summary>
    public long Committed => Volatile.Read(ref committed);

    public ArenaMapping Mapping { get; }

    /// <summary>The address of a place in this process's mapping.</summary>
    public byte* At(long offset) => Mapping.Base + offset;

    /// <summary>Reserves pages up to an end.</summary>
    /// <exception cref="IOException">The file system has no space for them.</exception>
    public void Commit(long end)
    {
        if (end <= Committed) return;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(file.SafeFileHandle.IsClosed, this);
            long from = committed;
            if (end <= from) return;
            long exact = Math.Min(Capacity, (end + Page - 1) / Page * Page);
            long rounded = Math.Min(Capacity, (end + Extent - 1) / Extent * Extent);
            if (TryReserve(from, rounded)) exact = rounded;
            else space.Reserve(file.SafeFileHandle, from, exact);
            Volatile.Write(ref committed, exact);
        }
    }

    /// <summary>Makes reserved pages ready, so that whoever writes them first need not wait for them.</summary>
    public void Populate(long from, long to)
    {
        if (!OperatingSystem.IsLinux()) return;
        Mapping.Hold();
        try
        {
            LinuxMemory.Populate((nint)At(from), to - from);
        }
        finally
        {
            Mapping.LetGo();
        }
    }

    /// <summary>The mapping stays for whoever holds it; the file's name goes with its folder.</summary>
    public void Dispose()
    {
        lock (gate) file.Dispose();
        Mapping.Dispose();
    }

    private bool TryReserve(long from, long to)
    {
        try
        {
            space.Reserve(file.SafeFileHandle, from, to);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
