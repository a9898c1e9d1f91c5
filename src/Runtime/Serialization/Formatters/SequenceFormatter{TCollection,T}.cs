using System.Runtime.InteropServices;
using MemoryPack;

namespace Remote.Serialization.Formatters;

/// <summary>Every collection of single elements that has no formatter of its own.</summary>
/// <param name="create">Makes the collection; it may keep the array.</param>
/// <param name="reversed">Whether the collection enumerates its newest element first (a stack): it is written oldest first.</param>
internal sealed class SequenceFormatter<TCollection, T>(Func<T[], TCollection> create, bool reversed = false) : MemoryPackFormatter<TCollection>
    where TCollection : class, IEnumerable<T>
{
    public override void Serialize<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, scoped ref TCollection? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullCollectionHeader();
                break;
            case T[] array:
                Items.Write<T, TBufferWriter>(ref writer, array);
                break;
            case List<T> list:
                Items.Write<T, TBufferWriter>(ref writer, CollectionsMarshal.AsSpan(list));
                break;
            default:
                Items.Write<T, TBufferWriter>(ref writer, Snapshot(value));
                break;
        }
    }

    public override void Deserialize(ref MemoryPackReader reader, scoped ref TCollection? value)
        => value = Items.ReadArray<T>(ref reader) is { } items ? create(items) : null;

    /// <summary>Enumerated rather than copied: a concurrent collection may change its count meanwhile.</summary>
    private ReadOnlySpan<T> Snapshot(TCollection value)
    {
        var items = new List<T>();
        foreach (T item in value) items.Add(item);
        if (reversed) items.Reverse();
        return CollectionsMarshal.AsSpan(items);
    }
}
