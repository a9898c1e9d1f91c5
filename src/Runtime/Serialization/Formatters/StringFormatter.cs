using MemoryPack;
using Remote.GeneratedCode;
using Remote.Wire;

namespace Remote.Serialization.Formatters;

/// <summary>Strings, whose headers MemoryPack's own reader trusts.</summary>
internal sealed class StringFormatter : DirectFormatter<string>
{
    public override void Write(MessageBuffer buffer, string? value)
    {
        Span<byte> target = buffer.GetSpan(TextFormat.MaxSize(value));
        buffer.Advance(TextFormat.Write(target, value));
    }

    public override string Read(ReadOnlySpan<byte> source, out int consumed)
    {
        consumed = TextFormat.Size(source);
        return TextFormat.Read(source[..consumed])!;
    }

    public override void Serialize<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, scoped ref string? value)
        => Guarded.WriteString(ref writer, value);

    public override void Deserialize(ref MemoryPackReader reader, scoped ref string? value) => value = Guarded.ReadString(ref reader);
}
