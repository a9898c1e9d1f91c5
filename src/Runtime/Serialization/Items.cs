using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MemoryPack;
using Remote.GeneratedCode;

namespace Remote.Serialization;

/// <summary>The elements of collections: a count, then each in turn. Counts are believed only as far as the bytes behind them go.</summary>
internal static class Items
{
    /// <summary>Room made for elements of managed types before one was read: a count alone must not allocate much.</summary>
    private const int FirstRoom = 1024;

    public static void Write<T, TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, ReadOnlySpan<T> items) where TBufferWriter : IBufferWriter<byte>
    {
        if (!RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            int size = BlockFormat.Size<T>(items.Length);
            BlockFormat.Write(MemoryMarshal.CreateSpan(ref writer.GetSpanReference(size), size), items);
            writer.Advance(size);
            return;
        }

        writer.WriteCollectionHeader(items.Length);
        MemoryPackFormatter<T> formatter = Codec<T>.Formatter;
        foreach (T item in items)
        {
            T? value = item;
            formatter.Serialize(ref writer, ref value);
        }
    }

    /// <summary>The count; false for a null collection.</summary>
    public static bool TryReadCount<T>(ref MemoryPackReader reader, out int count)
    {
        if (!reader.DangerousTryReadCollectionHeader(out count)) return false;

        // Whatever the type, an element takes a byte.
        long least = RuntimeHelpers.IsReferenceOrContainsReferences<T>() ? 1 : Unsafe.SizeOf<T>();
        if (count < 0 || count * least > reader.Remaining) Malformed.Length(count, reader.Remaining);
        return true;
    }

    public static T[]? ReadArray<T>(ref MemoryPackReader reader) => TryReadCount<T>(ref reader, out int count) ? ReadArray<T>(ref reader, count) : null;

    /// <summary>Reads so many elements; <paramref name="count"/> was checked by <see cref="TryReadCount{T}"/>.</summary>
    public static T[] ReadArray<T>(ref MemoryPackReader reader, int count)
    {
        if (count == 0) return [];
        if (!RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            T[] block = GC.AllocateUninitializedArray<T>(count);
            ReadBlock<T>(ref reader, block);
            return block;
        }

        var items = new T[Math.Min(count, FirstRoom)];
        MemoryPackFormatter<T> formatter = Codec<T>.Formatter;
        for (int i = 0; i < count; i++)
        {
            if (i == items.Length) Array.Resize(ref items, (int)Math.Min(count, 2L * i));
            formatter.Deserialize(ref reader, ref items[i]!);
        }

        return items;
    }

    /// <summary>Reads an array from the front of <paramref name="source"/>; null for no collection.</summary>
    public static T[]? ReadArray<T>(ReadOnlySpan<byte> source, out int consumed)
    {
        if (!RuntimeHelpers.IsReferenceOrContainsReferences<T>()) return BlockFormat.Read<T>(source, out consumed);
        using MemoryPackReaderOptionalState state = MemoryPackReaderOptionalStatePool.Rent(MemoryPackSerializerOptions.Default);
        var reader = new MemoryPackReader(source, state);
        T[]? items = ReadArray<T>(ref reader);
        consumed = reader.Consumed;
        return items;
    }

    /// <summary>The next elements where they are; false, and nothing read, where that is no pinned block.</summary>
    public static bool TryView<T>(ref MemoryPackReader reader, int count, out ReadOnlyMemory<T> view)
    {
        view = default;
        if (count == 0 || !PinnedBlocks.IsReading || RuntimeHelpers.IsReferenceOrContainsReferences<T>()) return false;
        int size = count * Unsafe.SizeOf<T>();
        ReadOnlySpan<T> items = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, T>(ref reader.GetSpanReference(size)), count);
        if (!PinnedBlocks.TryView(items, out view)) return false;
        reader.Advance(size);
        return true;
    }

    public static List<T>? ReadList<T>(ref MemoryPackReader reader)
    {
        if (!TryReadCount<T>(ref reader, out int count)) return null;
        if (!RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            var block = new List<T>(count);
            CollectionsMarshal.SetCount(block, count);
            ReadBlock(ref reader, CollectionsMarshal.AsSpan(block));
            return block;
        }

        var items = new List<T>(Math.Min(count, FirstRoom));
        MemoryPackFormatter<T> formatter = Codec<T>.Formatter;
        for (int i = 0; i < count; i++)
        {
            T? item = default;
            formatter.Deserialize(ref reader, ref item);
            items.Add(item!);
        }

        return items;
    }

    /// <summary>A capacity for so many elements that a malformed count cannot make large.</summary>
    public static int Room(int count) => Math.Min(count, FirstRoom);

    private static void ReadBlock<T>(ref MemoryPackReader reader, Span<T> target)
    {
        Span<byte> bytes = BlockFormat.Bytes(target);
        if (bytes.Length == 0) return;
        MemoryMarshal.CreateReadOnlySpan(ref reader.GetSpanReference(bytes.Length), bytes.Length).CopyTo(bytes);
        reader.Advance(bytes.Length);
    }
}
