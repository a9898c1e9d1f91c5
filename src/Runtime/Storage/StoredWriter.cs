namespace Remote.Storage;

/// <summary>A stored object while it is written: memory that nobody else reads or moves. Ends with exactly one of <see cref="Seal"/> and <see cref="Dispose"/>.</summary>
internal abstract unsafe class StoredWriter : IDisposable
{
    public abstract StoredId Id { get; }

    /// <summary>The first byte. 60 modulo 64: an array's elements, after their count of four bytes, begin on a cache line.</summary>
    public abstract byte* Address { get; }

    /// <summary>Bytes reserved.</summary>
    public abstract long Length { get; }

    /// <summary>Makes the object readable.</summary>
    /// <param name="length">Bytes that were written; what was reserved beyond them is given back.</param>
    /// <param name="owner">The process that frees it.</param>
    public abstract StoredAt Seal(long length, ulong owner);

    /// <summary>Gives the room back, unless it was sealed.</summary>
    public abstract void Dispose();
}
