using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Remote.Wire;

/// <summary>
/// A growing, pooled byte buffer that one message is written into. Ownership is single: whoever holds it either passes it on
/// (<c>IPeer.Send</c> takes it) or calls <see cref="Return"/>; nobody touches it afterwards. Not thread-safe.
/// </summary>
internal sealed class MessageBuffer : IBufferWriter<byte>
{
    /// <summary>Arrays beyond this many bytes are rented and given back; smaller ones stay with the buffer.</summary>
    private const int KeepBelow = 64 * 1024;

    private const int SmallSize = 128;

    private static readonly MessageBufferPool Pool = new();

    private byte[] bytes = new byte[SmallSize];
    private int written;

    /// <summary>An empty buffer, new or recycled.</summary>
    public static MessageBuffer Rent() => Pool.Rent();

    public int Length => written;

    public ReadOnlySpan<byte> WrittenSpan => bytes.AsSpan(0, written);

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(bytes.Length - written));
        written += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return bytes.AsMemory(written);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return bytes.AsSpan(written);
    }

    public void Write(ReadOnlySpan<byte> source)
    {
        Ensure(source.Length);
        source.CopyTo(bytes.AsSpan(written));
        written += source.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteUnmanaged<T>(T value)
    {
        Ensure(Unsafe.SizeOf<T>());
        Unsafe.WriteUnaligned(ref bytes[written], value);
        written += Unsafe.SizeOf<T>();
    }

    /// <summary>Overwrites a value written earlier.</summary>
    public void Patch<T>(int position, T value) where T : unmanaged => MemoryMarshal.Write(bytes.AsSpan(position, Unsafe.SizeOf<T>()), value);

    /// <summary>Overwrites bytes that were written before.</summary>
    public void Patch(int position, ReadOnlySpan<byte> source) => source.CopyTo(bytes.AsSpan(position, source.Length));

    /// <summary>Forgets what was written from <paramref name="length"/> on.</summary>
    public void Truncate(int length) => written = Math.Min(written, length);

    /// <summary>Back to the pool; the caller forgets the buffer.</summary>
    public void Return()
    {
        if (bytes.Length > KeepBelow)
        {
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = new byte[SmallSize];
        }

        written = 0;
        Pool.Return(this);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Ensure(int count)
    {
        if (bytes.Length - written < Math.Max(count, 1)) Grow(count);
    }

    // Large arrays are rented: a fresh page costs many times a recycled one.
    private void Grow(int count)
    {
        long wanted = Math.Max((long)written + Math.Max(count, 1), (long)bytes.Length * 2);
        int size = (int)Math.Min(wanted, Array.MaxLength);
        if (size - written < count) throw new RemoteException($"A message would exceed {Array.MaxLength:N0} bytes. Split the value, or pass several.");
        byte[] larger = size > KeepBelow ? ArrayPool<byte>.Shared.Rent(size) : new byte[size];
        bytes.AsSpan(0, written).CopyTo(larger);
        if (bytes.Length > KeepBelow) ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
