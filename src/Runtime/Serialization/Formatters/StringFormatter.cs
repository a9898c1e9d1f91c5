using MemoryPack;
using Remote.GeneratedCode;

namespace Remote.Serialization.Formatters;

/// <summary>Strings, whose headers MemoryPack's own reader trusts.</summary>
internal sealed class StringFormatter : DirectFormatter<string>
{
    public override long Room(string? value) => TextFormat.MaxSize(value);

    public override long Size(string? value) => TextFormat.ExactSize(value);

    public override int Write(Span<byte> target, string? value) => TextFormat.Write(target, value);

    public override string Read(ReadOnlySpan<byte> source, out int consumed)
    {
        consumed = TextFormat.Size(source);
        return TextFormat.Read(source[..consumed])!;
    }

    public override void Serialize<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, scoped ref string? value)
        => Guarded.WriteString(ref writer, value);

    public override void Deserialize(ref MemoryPackReader reader, scoped ref string? value) => value = Guarded.ReadString(ref reader);
}
