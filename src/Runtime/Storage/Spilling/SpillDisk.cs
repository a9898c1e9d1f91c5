namespace Remote.Storage.Spilling;

/// <summary>The spill files of a store, and how much of the disk they take. Thread-safe.</summary>
/// <param name="folder">The folder for new files; makes it where it is missing, so that one that was cleared is no end of spilling.</param>
internal sealed unsafe class SpillDisk(Func<string> folder) : IDisposable
{
    private readonly Lock gate = new();
    private readonly HashSet<SpillFile> files = [];
    private long number;
    private bool closed;

    /// <summary>Bytes on disk now.</summary>
    public long Held { get; private set; }

    /// <summary>Writes objects to a file of their own.</summary>
    /// <returns>A place for each, in their order.</returns>
    /// <exception cref="IOException">The disk is full, or failed; nothing is left on it.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder does not let it be written.</exception>
    public SpillPlace[] Write(ReadOnlySpan<SpillItem> items)
    {
        SpillPlace[] places = SpillFile.Write(Path.Combine(folder(), $"{Interlocked.Increment(ref number):D6}.spill"), items);
        SpillFile file = places[0].File;
        lock (gate)
        {
            if (!closed)
            {
                files.Add(file);
                Held += file.Held;
                return places;
            }
        }

        file.Dispose();
        throw new ObjectDisposedException(nameof(SpillDisk));
    }

    /// <inheritdoc cref="SpillFile.Read"/>
    public void Read(SpillPlace place, byte* into) => place.File.Read(place, into);

    /// <summary>The object is freed: its space is given back, and the file with the last one.</summary>
    public void Release(SpillPlace place)
    {
        SpillFile file = place.File;
        lock (gate)
        {
            if (closed) return;
            long before = file.Held;
            bool last = file.Release(place);
            Held -= last ? before : before - file.Held;
            if (!last) return;
            files.Remove(file);
        }

        file.Dispose();
    }

    public void Dispose()
    {
        lock (gate)
        {
            closed = true;
            Held = 0;
            foreach (SpillFile file in files) file.Dispose();
            files.Clear();
        }
    }
}
