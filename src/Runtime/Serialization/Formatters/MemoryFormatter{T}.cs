using System.Runtime.CompilerServices;
using MemoryPack;

namespace Remote.Serialization.Formatters;

/// <summary>Memory: an array on the wire. Read as an array of its own: others must not see what is written into it.</summary>
internal sealed class MemoryFormatter<T> : DirectFormatter<Memory<T>>
{
    public override long Room(Memory<T> value) => RuntimeHelpers.IsReferenceOrContainsReferences<T>() ? Unknown : BlockFormat.Size<T>(value.Length);

    public override int Write(Span<byte> target, Memory<T> value) => BlockFormat.Write<T>(target, value.Span);

    public override Memory<T> Read(ReadOnlySpan<byte> source, out int consumed) => Items.ReadArray<T>(source, out consumed);

    public override void Serialize<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, scoped ref Memory<T> value)
        => Items.Write<T, TBufferWriter>(ref writer, value.Span);

    public override void Deserialize(ref MemoryPackReader reader, scoped ref Memory<T> value) => value = Items.ReadArray<T>(ref reader);
}
