namespace Remote.Messaging.Rings;

/// <summary>
/// The receiving end of a ring, one thread at a time. Nothing in the memory is trusted: it is the other process's, which may have gone mad, or
/// have died while it wrote. What was read is zeroed before its place is given back, so that no old byte is ever taken for a header.
/// </summary>
internal sealed unsafe class RingReader(RingPlace place)
{
    private ulong position = Volatile.Read(ref *place.Head) & RingPlace.PositionMask;
    private int units;
    private long sinceLook;

    /// <summary>Bytes that the ring can hold.</summary>
    public int Capacity => place.Capacity;

    /// <summary>Why the ring cannot be read on; null while it can.</summary>
    public string? Fault { get; private set; }

    /// <summary>
    /// Looks at the next record. Its bytes are where the other process can still write: copy them, then <see cref="Advance"/>. None at one that is not committed.
    /// </summary>
    public RecordKind Peek(out ReadOnlySpan<byte> payload)
    {
        payload = default;
        while (Fault is null)
        {
            ulong at = position & (place.Units - 1);
            byte* record = place.Data + at * RecordHeader.Unit;
            ulong word = Volatile.Read(ref *(ulong*)record);
            if (word == 0) return RecordKind.None;
            if (RecordHeader.Read(word, (long)(place.Units - at)) is not { } header)
            {
                Fault = $"wrote what is no record into its ring (0x{word:x16})";
                break;
            }

            units = RecordHeader.Units(header.Length);
            if (header.Kind != RecordKind.Padding)
            {
                payload = new ReadOnlySpan<byte>(record + RecordHeader.Unit, header.Length);
                return header.Kind;
            }

            Advance();
        }

        return RecordKind.None;
    }

    /// <summary>Gives back the place of the record that was looked at.</summary>
    public void Advance()
    {
        ulong at = position & (place.Units - 1);
        new Span<byte>(place.Data + at * RecordHeader.Unit, units * RecordHeader.Unit).Clear();
        position = (position + (ulong)units) & RingPlace.PositionMask;
        sinceLook += units;
        Volatile.Write(ref *place.Head, position);
    }

    /// <summary>
    /// Whether the writer waits for space, and there is enough to make waking it worth while. Looked at when nothing is left, or half of the ring was
    /// read since the last look; not where nothing was: a writer that announced itself meanwhile saw for itself what had been read.
    /// </summary>
    public bool TakeWaitingWriter(bool isDry)
    {
        if (sinceLook == 0 || !isDry && sinceLook < (long)place.Units / 2) return false;
        sinceLook = 0;
        Interlocked.MemoryBarrier();
        return Volatile.Read(ref *place.Waits) != 0 && Interlocked.Exchange(ref *place.Waits, 0) != 0;
    }

    /// <summary>Nothing is read any more.</summary>
    public void LetGo() => place.LetGo();
}
