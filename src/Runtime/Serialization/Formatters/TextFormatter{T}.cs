using MemoryPack;
using Remote.GeneratedCode;

namespace Remote.Serialization.Formatters;

/// <summary>Types that cross as text.</summary>
internal sealed class TextFormatter<T>(Func<T, string> write, Func<string, T> read) : MemoryPackFormatter<T> where T : class
{
    public override void Serialize<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, scoped ref T? value)
        => Guarded.WriteString(ref writer, value is null ? null : write(value));

    public override void Deserialize(ref MemoryPackReader reader, scoped ref T? value)
        => value = Guarded.ReadString(ref reader) is { } text ? read(text) : null;
}
