using System.Text;
using MemoryPack;
using Remote.GeneratedCode;

namespace Remote.Serialization.Formatters;

/// <summary>Text under construction: always UTF-16, as MemoryPack has it.</summary>
internal sealed class StringBuilderFormatter : MemoryPackFormatter<StringBuilder>
{
    public override void Serialize<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, scoped ref StringBuilder? value)
        => writer.WriteUtf16(value?.ToString());

    public override void Deserialize(ref MemoryPackReader reader, scoped ref StringBuilder? value)
        => value = Guarded.ReadString(ref reader) is { } text ? new StringBuilder(text) : null;
}
