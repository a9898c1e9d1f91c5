using MemoryPack;

namespace Remote.Serialization.Formatters;

/// <summary>Array segments: an array on the wire.</summary>
internal sealed class ArraySegmentFormatter<T> : MemoryPackFormatter<ArraySegment<T>>
{
    public override void Serialize<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, scoped ref ArraySegment<T> value)
        => Items.Write<T, TBufferWriter>(ref writer, value.AsSpan());

    public override void Deserialize(ref MemoryPackReader reader, scoped ref ArraySegment<T> value)
        => value = Items.ReadArray<T>(ref reader) is { } items ? items : default(ArraySegment<T>);
}
