using System.Runtime.CompilerServices;
using MemoryPack;
using Remote.GeneratedCode;
using Remote.Wire;

namespace Remote.Serialization.Formatters;

/// <summary>Arrays. Those of unmanaged elements are one block of memory.</summary>
internal sealed class ArrayFormatter<T> : DirectFormatter<T[]>
{
    public override void Write(MessageBuffer buffer, T[]? value)
    {
        if (value is not null && !RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            int size = BlockFormat.Size<T>(value.Length);
            BlockFormat.Write<T>(buffer.GetSpan(size), value);
            buffer.Advance(size);
            return;
        }

        using MemoryPackWriterOptionalState state = MemoryPackWriterOptionalStatePool.Rent(MemoryPackSerializerOptions.Default);
        var writer = new MemoryPackWriter<MessageBuffer>(ref buffer, state);
        Serialize(ref writer, ref value);
        writer.Flush();
    }

    public override T[] Read(ReadOnlySpan<byte> source, out int consumed)
    {
        if (!RuntimeHelpers.IsReferenceOrContainsReferences<T>()) return BlockFormat.Read<T>(source, out consumed)!;
        using MemoryPackReaderOptionalState state = MemoryPackReaderOptionalStatePool.Rent(MemoryPackSerializerOptions.Default);
        var reader = new MemoryPackReader(source, state);
        T[]? value = null;
        Deserialize(ref reader, ref value);
        consumed = reader.Consumed;
        return value!;
    }

    public override void Serialize<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, scoped ref T[]? value)
    {
        if (value is null) writer.WriteNullCollectionHeader();
        else Items.Write<T, TBufferWriter>(ref writer, value);
    }

    public override void Deserialize(ref MemoryPackReader reader, scoped ref T[]? value) => value = Items.ReadArray<T>(ref reader);
}
