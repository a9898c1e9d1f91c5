using System.Runtime.CompilerServices;
using MemoryPack;

namespace Remote.Serialization.Formatters;

/// <summary>Read-only memory: an array on the wire. Where that lies in a pinned block it is not copied.</summary>
internal sealed class ReadOnlyMemoryFormatter<T> : DirectFormatter<ReadOnlyMemory<T>>
{
    public override long Room(ReadOnlyMemory<T> value) => RuntimeHelpers.IsReferenceOrContainsReferences<T>() ? Unknown : BlockFormat.Size<T>(value.Length);

    public override int Write(Span<byte> target, ReadOnlyMemory<T> value) => BlockFormat.Write(target, value.Span);

    public override ReadOnlyMemory<T> Read(ReadOnlySpan<byte> source, out int consumed)
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>()) return Items.ReadArray<T>(source, out consumed);
        ReadOnlySpan<T> items = BlockFormat.View<T>(source, out consumed);
        return PinnedBlocks.TryView(items, out ReadOnlyMemory<T> view) ? view : items.ToArray();
    }

    public override void Serialize<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, scoped ref ReadOnlyMemory<T> value)
        => Items.Write<T, TBufferWriter>(ref writer, value.Span);

    public override void Deserialize(ref MemoryPackReader reader, scoped ref ReadOnlyMemory<T> value)
    {
        if (!Items.TryReadCount<T>(ref reader, out int count)) value = default;
        else if (!Items.TryView(ref reader, count, out value)) value = Items.ReadArray<T>(ref reader, count);
    }
}
