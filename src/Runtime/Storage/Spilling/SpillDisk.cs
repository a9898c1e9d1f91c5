namespace Remote.Storage.Spilling;

/// <summary>The spill files of a store, and how much of the disk they take. Thread-safe.</summary>
/// <param name="folder">The folder for new files; makes it where it is missing, so that one that was cleared is no end of spilling.</param>
internal sealed unsafe class SpillDisk(Func<string> folder) : IDisposable
{
    private readonly Lock gate = new();
    private readonly HashSet<SpillFile> files = [];
    private long held;
    private long number;
    private bool closed;

    /// <summary>Bytes on disk now.</summary>
    public long Held => Interlocked.Read(ref held);

    /// <summary>Writes objects to a file of their own.</summary>
    /// <param name="items">In the order in which they are wanted there.</param>
    /// <param name="written">Hears of each, in that order, as soon as it is there.</param>
    /// <param name="stopping">Ends it early.</param>
    /// <exception cref="IOException">The disk is full, or failed. What was reported as written stays.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder does not let it be written.</exception>
    public void Write(IReadOnlyList<SpillItem> items, Action<SpillPlace> written, CancellationToken stopping = default)
    {
        long size = items.Sum(static item => SpillRecord.SizeOf(item.Length));
        var file = new SpillFile(Path.Combine(folder(), $"{Interlocked.Increment(ref number):D6}.spill"), size);
        Keep(file);
        try
        {
            foreach (SpillItem item in items)
            {
                SpillPlace place = file.Append(item, stopping);
                lock (gate)
                {
                    file.Living++;
                    Hold(file, place.Size);
                }

                written(place);
            }
        }
        catch (IOException)
        {
            file.Trim();
            throw;
        }
        finally
        {
            LetGo(file, null);
        }
    }

    /// <inheritdoc cref="SpillFile.Read"/>
    public void Read(SpillPlace place, byte* into, CancellationToken stopping = default) => place.File.Read(place, into, stopping);

    /// <summary>The object is freed: its space is given back, and the file with the last one.</summary>
    public void Release(SpillPlace place) => LetGo(place.File, place);

    public void Dispose()
    {
        lock (gate)
        {
            closed = true;
            held = 0;
            foreach (SpillFile file in files) file.Dispose();
            files.Clear();
        }
    }

    private void Keep(SpillFile file)
    {
        lock (gate)
        {
            if (!closed)
            {
                files.Add(file);
                return;
            }
        }

        file.Dispose();
        throw new ObjectDisposedException(nameof(SpillDisk));
    }

    private void LetGo(SpillFile file, SpillPlace? place)
    {
        lock (gate)
        {
            if (closed) return;
            if (--file.Living > 0)
            {
                if (place is not null && file.TryGiveBack(place)) Hold(file, -place.Size);
                return;
            }

            files.Remove(file);
            Hold(file, -file.Held);
        }

        file.Dispose();
    }

    private void Hold(SpillFile file, long bytes)
    {
        file.Held += bytes;
        Interlocked.Add(ref held, bytes);
    }
}
