using System.Runtime.CompilerServices;
using MemoryPack;

namespace Remote.Serialization.Formatters;

/// <summary>Arrays. Those of unmanaged elements are one block of memory.</summary>
internal sealed class ArrayFormatter<T> : DirectFormatter<T[]>
{
    public override long Room(T[]? value)
        => value is null ? BlockFormat.Header : RuntimeHelpers.IsReferenceOrContainsReferences<T>() ? Unknown : BlockFormat.Size<T>(value.Length);

    public override int Write(Span<byte> target, T[]? value) => value is null ? BlockFormat.WriteNull(target) : BlockFormat.Write<T>(target, value);

    public override T[] Read(ReadOnlySpan<byte> source, out int consumed) => Items.ReadArray<T>(source, out consumed)!;

    public override void Serialize<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, scoped ref T[]? value)
    {
        if (value is null) writer.WriteNullCollectionHeader();
        else Items.Write<T, TBufferWriter>(ref writer, value);
    }

    public override void Deserialize(ref MemoryPackReader reader, scoped ref T[]? value) => value = Items.ReadArray<T>(ref reader);
}
