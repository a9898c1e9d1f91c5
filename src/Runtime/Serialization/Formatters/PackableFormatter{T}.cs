using MemoryPack;

namespace Remote.Serialization.Formatters;

/// <summary>
/// <c>[MemoryPackable]</c> types, by the code that MemoryPack's generator wrote. That code reads strings and arrays in its own, trusting way:
/// it is for bytes of peers that have proved who they are, as all bytes here are.
/// </summary>
internal sealed class PackableFormatter<T> : MemoryPackFormatter<T> where T : IMemoryPackFormatterRegister
{
    private IMemoryPackFormatter<T>? inner;

    public override void Serialize<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, scoped ref T? value)
    {
        if (inner is null)
        {
            Prepare();
            inner = writer.GetFormatter<T>();
        }

        inner.Serialize(ref writer, ref value);
    }

    public override void Deserialize(ref MemoryPackReader reader, scoped ref T? value)
    {
        if (inner is null)
        {
            Prepare();
            inner = reader.GetFormatter<T>();
        }

        inner.Deserialize(ref reader, ref value);
    }

    private static void Prepare()
    {
        MemoryPackBridge.Open();
        MemoryPackFormatterProvider.Register<T>();
    }
}
