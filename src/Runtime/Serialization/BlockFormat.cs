using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Remote.Serialization;

/// <summary>Unmanaged elements as one block: their count, then their memory.</summary>
internal static class BlockFormat
{
    /// <summary>The bytes before the elements.</summary>
    public const int Header = sizeof(int);

    /// <summary>The bytes that so many elements take.</summary>
    public static int Size<T>(int count)
    {
        long size = Header + ((long)count * Unsafe.SizeOf<T>());
        if (size <= Array.MaxLength) return (int)size;
        throw new RemoteException($"{count:N0} elements of type {typeof(T)} take {size:N0} bytes; one value may take {Array.MaxLength:N0}. "
            + "Split the value, or pass several.");
    }

    /// <summary>Writes the elements, and returns the bytes used.</summary>
    public static int Write<T>(Span<byte> target, ReadOnlySpan<T> items)
    {
        ReadOnlySpan<byte> bytes = Bytes(items);
        BinaryPrimitives.WriteInt32LittleEndian(target, items.Length);
        bytes.CopyTo(target[Header..]);
        return Header + bytes.Length;
    }

    /// <summary>Writes that there is no collection.</summary>
    public static int WriteNull(Span<byte> target)
    {
        BinaryPrimitives.WriteInt32LittleEndian(target, -1);
        return Header;
    }

    public static T[]? Read<T>(ReadOnlySpan<byte> source, out int consumed)
    {
        int count = ReadCount<T>(source);
        consumed = Header;
        if (count == -1) return null;
        if (count == 0) return [];
        T[] items = GC.AllocateUninitializedArray<T>(count);
        consumed += count * Unsafe.SizeOf<T>();
        FreshMemory.Fill(source[Header..consumed], Bytes<T>(items.AsSpan()));
        return items;
    }

    /// <summary>The elements where they are; none for no collection.</summary>
    public static ReadOnlySpan<T> View<T>(ReadOnlySpan<byte> source, out int consumed)
    {
        int count = Math.Max(0, ReadCount<T>(source));
        consumed = Header + (count * Unsafe.SizeOf<T>());
        return count == 0 ? default : MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, T>(ref Unsafe.AsRef(in source[Header])), count);
    }

    private static int ReadCount<T>(ReadOnlySpan<byte> source)
    {
        if (source.Length < Header) throw Malformed.TooShort(Header, source.Length);
        int count = BinaryPrimitives.ReadInt32LittleEndian(source);
        if (count < -1 || (long)count * Unsafe.SizeOf<T>() > source.Length - Header) Malformed.Length(count, source.Length - Header);
        return count;
    }

    /// <summary>The elements' memory. The caller has made sure that they hold no references.</summary>
    public static Span<byte> Bytes<T>(Span<T> items)
        => MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(items)), items.Length * Unsafe.SizeOf<T>());

    /// <inheritdoc cref="Bytes{T}(Span{T})"/>
    public static ReadOnlySpan<byte> Bytes<T>(ReadOnlySpan<T> items)
        => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(items)), items.Length * Unsafe.SizeOf<T>());
}
