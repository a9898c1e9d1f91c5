using System.Buffers;
using Remote.Storage;
using Remote.Wire;

namespace Remote.Serialization;

/// <summary>
/// What a value is written into whose size nobody knows before: begins in its message, and goes on in a block of the store once it has
/// grown beyond what travels inline. One per thread at a time is kept for the next value.
/// </summary>
internal sealed unsafe class StoredBuffer : IBufferWriter<byte>
{
    /// <summary>Values of more bytes are stored (Ray: max_direct_call_object_size, 100 KiB).</summary>
    public const int InlineLimit = 100 * 1024;

    /// <summary>The first block's size: what grows beyond the limit seldom stays close to it.</summary>
    private const long FirstBlock = 512 * 1024;

    [ThreadStatic] private static StoredBuffer? spare;

    private MessageBuffer buffer = null!;
    private IObjectStore store = null!;
    private StoredWriter? block;
    private int start;
    private long written;

    private StoredBuffer()
    {
    }

    /// <summary>One that appends to <paramref name="buffer"/>. Always followed by <see cref="Return"/>.</summary>
    public static StoredBuffer Rent(MessageBuffer buffer, IObjectStore store)
    {
        StoredBuffer rented = spare ?? new StoredBuffer();
        spare = null;
        (rented.buffer, rented.store, rented.start) = (buffer, store, buffer.Length);
        return rented;
    }

    /// <summary>Ends the value: what has to be sealed, and its length; null where the value is in the message.</summary>
    public StoredWriter? End(out long length)
    {
        length = written;
        if (block is null) return null;
        if (written > InlineLimit)
        {
            StoredWriter full = block;
            block = null;
            return full;
        }

        // Room was asked for that was not used.
        buffer.Write(new ReadOnlySpan<byte>(block.Address, (int)written));
        return null;
    }

    public void Return()
    {
        block?.Dispose();
        (block, written, buffer, store) = (null, 0, null!, null!);
        spare = this;
    }

    public void Advance(int count)
    {
        if (block is null)
        {
            buffer.Advance(count);
            return;
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, block.Length - written);
        written += count;
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        int needed = Math.Max(1, sizeHint);
        if (block is null)
        {
            int left = InlineLimit - (buffer.Length - start);
            if (needed <= left)
            {
                Span<byte> room = buffer.GetSpan(needed);
                return room.Length <= left ? room : room[..left];
            }
        }

        EnsureBlock(needed);
        return new Span<byte>(block!.Address + written, (int)Math.Min(int.MaxValue, block.Length - written));
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (block is null && Math.Max(1, sizeHint) <= InlineLimit - (buffer.Length - start)) return buffer.GetMemory(sizeHint);
        int length = GetSpan(sizeHint).Length;
        return new PinnedMemory<byte>(block!, block!.Address + written, length).Memory;
    }

    private void EnsureBlock(int needed)
    {
        if (block is not null && block.Length - written >= needed) return;
        long soFar = block is null ? buffer.Length - start : written;
        if (soFar + needed > Array.MaxLength)
            throw new RemoteException($"A value would exceed {Array.MaxLength:N0} bytes. Split the value, or pass several.");
        StoredWriter larger = Reserve(soFar + needed, Math.Max(FirstBlock, 2 * soFar));
        Move(larger, (int)soFar);
    }

    // Where twice the room is too much, what is needed may fit.
    private StoredWriter Reserve(long needed, long wanted)
    {
        StoredId outgrown = block?.Id ?? default;
        if (wanted <= needed) return store.Reserve(needed, outgrown);
        try
        {
            return store.Reserve(wanted, outgrown);
        }
        catch (ObjectStoreFullException)
        {
            return store.Reserve(needed, outgrown);
        }
    }

    private void Move(StoredWriter larger, int soFar)
    {
        var target = new Span<byte>(larger.Address, soFar);
        if (block is null)
        {
            buffer.WrittenSpan[start..].CopyTo(target);
            buffer.Truncate(start);
        }
        else
        {
            new ReadOnlySpan<byte>(block.Address, soFar).CopyTo(target);
            block.Dispose();
        }

        (block, written) = (larger, soFar);
    }
}
