using MemoryPack;
using Remote.GeneratedCode;

namespace Remote.Serialization.Formatters;

/// <summary>Each element and its priority, as they lie in the heap: read back, they come out in the same order. The comparer becomes the default one.</summary>
internal sealed class PriorityQueueFormatter<TElement, TPriority> : MemoryPackFormatter<PriorityQueue<TElement, TPriority>>
{
    public override void Serialize<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, scoped ref PriorityQueue<TElement, TPriority>? value)
    {
        if (value is null)
        {
            writer.WriteNullCollectionHeader();
            return;
        }

        writer.WriteCollectionHeader(value.Count);
        foreach ((TElement element, TPriority priority) in value.UnorderedItems)
        {
            Guarded.Write(ref writer, element);
            Guarded.Write(ref writer, priority);
        }
    }

    public override void Deserialize(ref MemoryPackReader reader, scoped ref PriorityQueue<TElement, TPriority>? value)
    {
        value = null;
        if (!Items.TryReadCount<TElement>(ref reader, out int count)) return;
        var items = new List<(TElement, TPriority)>(Items.Room(count));
        for (int i = 0; i < count; i++) items.Add((Guarded.Read<TElement>(ref reader), Guarded.Read<TPriority>(ref reader)));
        value = new PriorityQueue<TElement, TPriority>(items);
    }
}
