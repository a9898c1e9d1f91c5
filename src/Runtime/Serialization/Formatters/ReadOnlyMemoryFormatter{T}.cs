using MemoryPack;

namespace Remote.Serialization.Formatters;

/// <summary>Read-only memory: an array on the wire.</summary>
internal sealed class ReadOnlyMemoryFormatter<T> : MemoryPackFormatter<ReadOnlyMemory<T>>
{
    public override void Serialize<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, scoped ref ReadOnlyMemory<T> value)
        => Items.Write<T, TBufferWriter>(ref writer, value.Span);

    public override void Deserialize(ref MemoryPackReader reader, scoped ref ReadOnlyMemory<T> value) => value = Items.ReadArray<T>(ref reader);
}
