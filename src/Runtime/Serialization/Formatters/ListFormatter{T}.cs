using System.Runtime.InteropServices;
using MemoryPack;

namespace Remote.Serialization.Formatters;

/// <summary>Lists.</summary>
internal sealed class ListFormatter<T> : MemoryPackFormatter<List<T>>
{
    public override void Serialize<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, scoped ref List<T>? value)
    {
        if (value is null) writer.WriteNullCollectionHeader();
        else Items.Write<T, TBufferWriter>(ref writer, CollectionsMarshal.AsSpan(value));
    }

    public override void Deserialize(ref MemoryPackReader reader, scoped ref List<T>? value) => value = Items.ReadList<T>(ref reader);
}
