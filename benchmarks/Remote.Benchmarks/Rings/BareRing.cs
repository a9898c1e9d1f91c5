using Remote.Storage.Arenas;

namespace Remote.Benchmarks.Rings;

/// <summary>The limit: slots in shared memory for one writer and one reader that never sleep. No handshake, no lengths, no checks.</summary>
internal sealed unsafe class BareRing(ArenaMapping mapping, int direction)
{
    /// <summary>Looks in vain before the thread offers its core to others: without that, two that spin on one core wait for each other's time slice.</summary>
    public const int Patience = 2_000;

    public const long FileSize = Pages + 2L * Slots * SlotSize;

    private const int Pages = 4096;
    private const int Slots = 1024;
    private const int SlotSize = 128;
    private const int Line = 128;

    private readonly byte* slots = mapping.Base + Pages + (long)direction * Slots * SlotSize;
    private readonly long* readSoFar = (long*)(mapping.Base + direction * Line);
    private long position;
    private long knownRead;

    public void Write(ReadOnlySpan<byte> payload)
    {
        for (int vain = 0; position - knownRead == Slots; vain++)
        {
            if (vain > Patience) Thread.Yield();
            knownRead = Volatile.Read(ref *readSoFar);
        }

        byte* slot = slots + position % Slots * SlotSize;
        payload.CopyTo(new Span<byte>(slot + sizeof(long), Payload.Size));
        Volatile.Write(ref *(long*)slot, ++position);
    }

    public bool TryRead(Span<byte> payload)
    {
        byte* slot = slots + position % Slots * SlotSize;
        if (Volatile.Read(ref *(long*)slot) != position + 1) return false;
        new ReadOnlySpan<byte>(slot + sizeof(long), Payload.Size).CopyTo(payload);
        Volatile.Write(ref *readSoFar, ++position);
        return true;
    }
}
