using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Remote.Messaging.Rings;

/// <summary>
/// The sending end of a ring, for many threads at once: each claims space by moving the tail, writes, and commits by the header. The tail is this
/// process's own, so the other end cannot move it. Beside the position it counts who is inside, so that the memory is let go of by the last.
/// </summary>
internal sealed unsafe class RingWriter
{
    /// <summary>A message up to a quarter of the ring goes in one record, so that with padding it always fits into half of one.</summary>
    private const int Share = 4;

    private const ulong ClosedBit = 1;
    private const ulong OneInside = 2;
    private const ulong InsideMask = 0xFFFE;
    private const int PositionShift = 16;

    private readonly RingPlace place;
    private readonly Doorbell bell;
    private Cursors cursors;

    /// <param name="place">Held; let go of when it is closed and nobody is inside.</param>
    /// <param name="bell">The other process's.</param>
    public RingWriter(RingPlace place, Doorbell bell)
    {
        (this.place, this.bell) = (place, bell);
        cursors.KnownHead = Volatile.Read(ref *place.Head) & RingPlace.PositionMask;
        cursors.Tail = cursors.KnownHead << PositionShift;
    }

    /// <summary>Told, on any thread, that the other end wrote what cannot be.</summary>
    public Action<string>? OnFault { get; set; }

    /// <summary>The longest payload of a record.</summary>
    public int MaxPiece => place.Capacity / Share - RecordHeader.Unit;

    /// <summary>True while nothing that was claimed is uncommitted.</summary>
    public bool IsIdle => (Volatile.Read(ref cursors.Tail) & InsideMask) == 0;

    /// <summary>True from <see cref="AnnounceWait"/> until the reader has made space.</summary>
    public bool AwaitsSpace
    {
        get
        {
            if (!TryEnter()) return false;
            bool awaits = Volatile.Read(ref *place.Waits) != 0;
            Exit();
            return awaits;
        }
    }

    /// <summary>Writes a record and rings, if nobody looks there.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="payload">At most <see cref="MaxPiece"/> bytes.</param>
    public WriteResult TryWrite(RecordKind kind, ReadOnlySpan<byte> payload)
    {
        WriteResult result = TryClaim((ulong)RecordHeader.Units(payload.Length), out ulong at);
        if (result != WriteResult.Written) return result;
        payload.CopyTo(new Span<byte>(place.Data + (at + 1) * RecordHeader.Unit, payload.Length));
        Commit(at, new RecordHeader(kind, payload.Length).Word);
        return result;
    }

    /// <summary>Writes many records by one claim. They are there when the header of the first is: that is written last.</summary>
    /// <param name="records">With their headers; at most <see cref="MaxPiece"/> bytes and a header.</param>
    public WriteResult TryWriteRecords(ReadOnlySpan<byte> records)
    {
        WriteResult result = TryClaim((ulong)records.Length / RecordHeader.Unit, out ulong at);
        if (result != WriteResult.Written) return result;
        ReadOnlySpan<byte> rest = records[RecordHeader.Unit..];
        rest.CopyTo(new Span<byte>(place.Data + (at + 1) * RecordHeader.Unit, rest.Length));
        Commit(at, MemoryMarshal.Read<ulong>(records));
        return result;
    }

    /// <summary>Has the reader ring this process when there is space. True where there is already; then nobody waits.</summary>
    public bool AnnounceWait()
    {
        if (!TryEnter()) return true;
        Interlocked.Exchange(ref *place.Waits, 1);
        Fence.AfterInterlocked();
        ulong before = Volatile.Read(ref cursors.Tail) >> PositionShift;
        ulong used = (before - Volatile.Read(ref *place.Head)) & RingPlace.PositionMask;
        bool hasSpace = used <= place.Units / 2;

        // The head may have moved since, and the tail after it; but a head beyond a tail that stands still was never reached.
        if (used > place.Units && before == Volatile.Read(ref cursors.Tail) >> PositionShift) OnFault?.Invoke("claims to have read what was never written");
        if (hasSpace) Volatile.Write(ref *place.Waits, 0);
        Exit();
        return hasSpace;
    }

    /// <summary>Nothing is written any more, but for what is being written now.</summary>
    public void Close()
    {
        ulong before = Interlocked.Or(ref cursors.Tail, ClosedBit);
        if ((before & (ClosedBit | InsideMask)) == 0) place.LetGo();
    }

    /// <summary>Claims space and enters; the padding before it is written.</summary>
    private WriteResult TryClaim(ulong units, out ulong at)
    {
        while (true)
        {
            ulong tail = Volatile.Read(ref cursors.Tail);
            at = (tail >> PositionShift) & (place.Units - 1);
            ulong padding = place.Units - at < units ? place.Units - at : 0;
            if ((tail & ClosedBit) != 0) return WriteResult.Closed;
            if (Free(tail) < units + padding)
            {
                if (!TryRefreshHead()) return WriteResult.Closed;
                if (Volatile.Read(ref cursors.Tail) >> PositionShift != tail >> PositionShift) continue;
                if (Free(tail) < units + padding) return WriteResult.Full;
            }

            ulong next = tail + ((units + padding) << PositionShift) + OneInside;
            if (Interlocked.CompareExchange(ref cursors.Tail, next, tail) != tail) continue;
            if (padding == 0) return WriteResult.Written;
            WriteHeader(at, new RecordHeader(RecordKind.Padding, (int)(padding - 1) * RecordHeader.Unit).Word);
            at = 0;
            return WriteResult.Written;
        }
    }

    /// <summary>
    /// Units that are free, as far as is known: none where the head that is known is beyond the tail that was read, or the other end wrote nonsense.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Free(ulong tail)
    {
        ulong used = ((tail >> PositionShift) - Volatile.Read(ref cursors.KnownHead)) & RingPlace.PositionMask;
        return used <= place.Units ? place.Units - used : 0;
    }

    private bool TryRefreshHead()
    {
        if (!TryEnter()) return false;
        Volatile.Write(ref cursors.KnownHead, Volatile.Read(ref *place.Head) & RingPlace.PositionMask);
        Exit();
        return true;
    }

    /// <summary>Publishes what was claimed, leaves, and rings.</summary>
    private void Commit(ulong at, ulong header)
    {
        WriteHeader(at, header);
        Exit();
        Fence.AfterInterlocked();
        bell.RingIfUnattended();
    }

    private void WriteHeader(ulong at, ulong header) => Volatile.Write(ref *(ulong*)(place.Data + at * RecordHeader.Unit), header);

    private bool TryEnter()
    {
        while (true)
        {
            ulong tail = Volatile.Read(ref cursors.Tail);
            if ((tail & ClosedBit) != 0) return false;
            if (Interlocked.CompareExchange(ref cursors.Tail, tail + OneInside, tail) == tail) return true;
        }
    }

    private void Exit()
    {
        ulong left = Interlocked.Add(ref cursors.Tail, unchecked(0 - OneInside));
        if ((left & (ClosedBit | InsideMask)) == ClosedBit) place.LetGo();
    }

    /// <summary>On cache lines of their own: all senders write them.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 384)]
    private struct Cursors
    {
        [FieldOffset(128)]
        public ulong Tail;

        [FieldOffset(256)]
        public ulong KnownHead;
    }
}
