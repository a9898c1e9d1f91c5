using System.Buffers;
using System.Runtime.CompilerServices;
using MemoryPack;
using Remote.Serialization.Formatters;
using Remote.Storage;
using Remote.Wire;

namespace Remote.Serialization;

/// <summary>
/// How values of one type cross: MemoryPack's format. Unmanaged types are written as their memory; all others by a formatter that
/// generated code registered, or that the runtime has for the base library's usual types. Nothing is found by reflection.
/// </summary>
internal static class Codec<T>
{
    // No static constructor: generated code registers hundreds of these when an assembly loads.
    private static MemoryPackFormatter<T>? formatter;
    private static ulong id;

    /// <summary>The hash of the type's full name under which it was registered, or 0.</summary>
    public static ulong Id
    {
        get => id != 0 ? id : id = BuiltInCodecs.Find(typeof(T))?.Id ?? 0;
        internal set => id = value;
    }

    /// <summary>Whether values are nothing but memory, and of a size that travels in messages: then they are kept as they are. Known when code is compiled.</summary>
    public static bool IsInline
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => !RuntimeHelpers.IsReferenceOrContainsReferences<T>() && Unsafe.SizeOf<T>() <= StoredBuffer.InlineLimit;
    }

    /// <summary>Reads and writes the type.</summary>
    /// <exception cref="RemoteException">The type has no codec.</exception>
    internal static MemoryPackFormatter<T> Formatter
    {
        get => formatter ?? FindBuiltIn();
        set => formatter = value;
    }

    /// <summary>Appends the value.</summary>
    /// <exception cref="RemoteException">The type has no codec: the generator did not see it.</exception>
    public static void Write(MessageBuffer buffer, T value)
    {
        if (!RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            buffer.WriteUnmanaged(value);
            return;
        }

        MemoryPackFormatter<T> known = Formatter;
        if (known is DirectFormatter<T> direct && direct.Room(value) is >= 0 and var room) WriteDirect(direct, buffer, (int)room, value);
        else WriteFormatted(known, buffer, value);
    }

    /// <summary>Appends the value, or writes it into a block where it takes more than <see cref="StoredBuffer.InlineLimit"/>.</summary>
    /// <returns>The block, to be sealed with <paramref name="length"/> bytes; null where the value is in the message.</returns>
    /// <exception cref="RemoteException">The type has no codec: the generator did not see it.</exception>
    /// <exception cref="ObjectStoreFullException">There is no room for the value.</exception>
    public static StoredWriter? Write(MessageBuffer buffer, T value, IObjectStore store, out long length)
    {
        length = 0;
        if (IsInline)
        {
            buffer.WriteUnmanaged(value);
            return null;
        }

        if (!RuntimeHelpers.IsReferenceOrContainsReferences<T>()) return WriteStored(store, value, out length);

        MemoryPackFormatter<T> known = Formatter;
        if (known is DirectFormatter<T> direct && direct.Room(value) is >= 0 and var room)
        {
            if (room > StoredBuffer.InlineLimit && direct.Size(value) is > StoredBuffer.InlineLimit and var size) return WriteStored(direct, store, size, value, out length);
            WriteDirect(direct, buffer, (int)room, value);
            return null;
        }

        StoredBuffer target = StoredBuffer.Rent(buffer, store);
        try
        {
            WriteFormatted(known, target, value);
            return target.End(out length);
        }
        finally
        {
            target.Return();
        }
    }

    /// <summary>Reads one value from the front of <paramref name="source"/>. Lengths are checked against what is left, depth against a limit.</summary>
    /// <exception cref="RemoteException">The bytes are not such a value.</exception>
    public static T Read(ReadOnlySpan<byte> source, out int consumed)
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>()) return ReadFormatted(source, out consumed);
        if (source.Length < Unsafe.SizeOf<T>()) throw Malformed.Value<T>(source.Length, Malformed.TooShort(Unsafe.SizeOf<T>(), source.Length));
        consumed = Unsafe.SizeOf<T>();
        return Unsafe.ReadUnaligned<T>(in source[0]);
    }

    /// <summary>Reads one value that lies in pieces.</summary>
    /// <exception cref="RemoteException">The bytes are not such a value.</exception>
    public static T Read(ReadOnlySequence<byte> source)
    {
        try
        {
            using MemoryPackReaderOptionalState state = MemoryPackReaderOptionalStatePool.Rent(MemoryPackSerializerOptions.Default);
            var reader = new MemoryPackReader(source, state);
            T? value = default;
            Formatter.Deserialize(ref reader, ref value);
            return value!;
        }
        catch (Exception e) when (e is MalformedValueException or not RemoteException)
        {
            throw Malformed.Value<T>((int)Math.Min(int.MaxValue, source.Length), e);
        }
    }

    private static void WriteDirect(DirectFormatter<T> direct, MessageBuffer buffer, int room, T value)
        => buffer.Advance(direct.Write(buffer.GetSpan(room), value));

    private static unsafe StoredWriter WriteStored(DirectFormatter<T> direct, IObjectStore store, long size, T value, out long length)
    {
        StoredWriter block = store.Reserve(size);
        try
        {
            length = direct.Write(new Span<byte>(block.Address, checked((int)size)), value);
            return block;
        }
        catch
        {
            block.Dispose();
            throw;
        }
    }

    private static unsafe StoredWriter WriteStored(IObjectStore store, T value, out long length)
    {
        StoredWriter block = store.Reserve(length = Unsafe.SizeOf<T>());
        Unsafe.WriteUnaligned(block.Address, value);
        return block;
    }

    private static void WriteFormatted<TBufferWriter>(MemoryPackFormatter<T> known, TBufferWriter buffer, T value) where TBufferWriter : class, IBufferWriter<byte>
    {
        using MemoryPackWriterOptionalState state = MemoryPackWriterOptionalStatePool.Rent(MemoryPackSerializerOptions.Default);
        var writer = new MemoryPackWriter<TBufferWriter>(ref buffer, state);
        try
        {
            known.Serialize(ref writer, ref value!);
        }
        catch (Exception e) when (e is MemoryPackSerializationException or MalformedValueException)
        {
            throw new RemoteException($"A value of type {typeof(T)} could not be written: {e.Message}", e);
        }

        writer.Flush();
    }

    private static T ReadFormatted(ReadOnlySpan<byte> source, out int consumed)
    {
        MemoryPackFormatter<T> known = Formatter;
        try
        {
            return known is DirectFormatter<T> direct ? direct.Read(source, out consumed) : ReadFormatted(known, source, out consumed);
        }
        catch (Exception e) when (e is MalformedValueException or not RemoteException)
        {
            throw Malformed.Value<T>(source.Length, e);
        }
    }

    private static T ReadFormatted(MemoryPackFormatter<T> known, ReadOnlySpan<byte> source, out int consumed)
    {
        using MemoryPackReaderOptionalState state = MemoryPackReaderOptionalStatePool.Rent(MemoryPackSerializerOptions.Default);
        var reader = new MemoryPackReader(source, state);
        T? value = default;
        known.Deserialize(ref reader, ref value);
        consumed = reader.Consumed;
        return value!;
    }

    private static MemoryPackFormatter<T> FindBuiltIn()
    {
        // The type that most programs need first, without the table of all others.
        if (typeof(T) == typeof(string)) return formatter = (MemoryPackFormatter<T>)(object)new StringFormatter();
        if (BuiltInCodecs.Find(typeof(T))?.CreateFormatter?.Invoke() is MemoryPackFormatter<T> found) return formatter = found;
        throw new RemoteException($"The type {typeof(T)} has no codec, so its values cannot cross. Codecs are written at build time for each type in the "
            + "signature of a [Remote] member and for the T of ObjectRef.Put<T>: name the type in one of these, in a project that uses the Remote "
            + "package, or mark it [MemoryPackable].");
    }
}
