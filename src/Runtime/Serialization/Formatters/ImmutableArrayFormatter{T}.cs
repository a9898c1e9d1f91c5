using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MemoryPack;

namespace Remote.Serialization.Formatters;

/// <summary>Immutable arrays; the default one crosses as null.</summary>
internal sealed class ImmutableArrayFormatter<T> : MemoryPackFormatter<ImmutableArray<T>>
{
    public override void Serialize<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, scoped ref ImmutableArray<T> value)
    {
        if (value.IsDefault) writer.WriteNullCollectionHeader();
        else Items.Write<T, TBufferWriter>(ref writer, value.AsSpan());
    }

    public override void Deserialize(ref MemoryPackReader reader, scoped ref ImmutableArray<T> value)
        => value = ImmutableCollectionsMarshal.AsImmutableArray(Items.ReadArray<T>(ref reader));
}
