using System.Buffers;
using System.Runtime.CompilerServices;
using MemoryPack;
using Remote.GeneratedCode;

namespace Remote.Serialization.Formatters;

/// <summary>Dictionaries of all kinds: a count, then key and value in turn.</summary>
/// <param name="create">Makes the dictionary; it may keep the one it is given.</param>
internal sealed class DictionaryFormatter<TDictionary, TKey, TValue>(Func<Dictionary<TKey, TValue>, TDictionary> create) : MemoryPackFormatter<TDictionary>
    where TDictionary : class, IEnumerable<KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    public override void Serialize<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, scoped ref TDictionary? value)
    {
        if (value is null)
        {
            writer.WriteNullCollectionHeader();
            return;
        }

        if (value is Dictionary<TKey, TValue> dictionary)
        {
            writer.WriteCollectionHeader(dictionary.Count);
            foreach (KeyValuePair<TKey, TValue> pair in dictionary) Write(ref writer, pair);
            return;
        }

        // Enumerated first: a concurrent dictionary may change its count meanwhile.
        var pairs = new List<KeyValuePair<TKey, TValue>>();
        foreach (KeyValuePair<TKey, TValue> pair in value) pairs.Add(pair);
        writer.WriteCollectionHeader(pairs.Count);
        foreach (KeyValuePair<TKey, TValue> pair in pairs) Write(ref writer, pair);
    }

    public override void Deserialize(ref MemoryPackReader reader, scoped ref TDictionary? value)
    {
        value = null;
        if (!Items.TryReadCount<KeyValuePair<TKey, TValue>>(ref reader, out int count)) return;
        var read = new Dictionary<TKey, TValue>(Items.Room(count));
        for (int i = 0; i < count; i++)
        {
            KeyValuePair<TKey, TValue> pair = Read(ref reader);
            if (pair.Key is null || !read.TryAdd(pair.Key, pair.Value)) Malformed.Shape("A dictionary has a key twice, or a null key.");
        }

        value = create(read);
    }

    // A pair without references is one piece of memory with its padding: that is MemoryPack's format.
    private static void Write<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, KeyValuePair<TKey, TValue> pair) where TBufferWriter : IBufferWriter<byte>
    {
        if (!RuntimeHelpers.IsReferenceOrContainsReferences<KeyValuePair<TKey, TValue>>())
        {
            writer.DangerousWriteUnmanaged(pair);
            return;
        }

        Guarded.Write(ref writer, pair.Key);
        Guarded.Write(ref writer, pair.Value);
    }

    private static KeyValuePair<TKey, TValue> Read(ref MemoryPackReader reader)
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<KeyValuePair<TKey, TValue>>())
        {
            return new(Guarded.Read<TKey>(ref reader), Guarded.Read<TValue>(ref reader));
        }

        reader.DangerousReadUnmanaged(out KeyValuePair<TKey, TValue> pair);
        return pair;
    }
}
