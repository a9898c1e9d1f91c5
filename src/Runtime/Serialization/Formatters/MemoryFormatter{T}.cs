using MemoryPack;

namespace Remote.Serialization.Formatters;

/// <summary>Memory: an array on the wire.</summary>
internal sealed class MemoryFormatter<T> : MemoryPackFormatter<Memory<T>>
{
    public override void Serialize<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, scoped ref Memory<T> value)
        => Items.Write<T, TBufferWriter>(ref writer, value.Span);

    public override void Deserialize(ref MemoryPackReader reader, scoped ref Memory<T> value) => value = Items.ReadArray<T>(ref reader);
}
