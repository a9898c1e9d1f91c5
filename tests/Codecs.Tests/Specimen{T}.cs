using MemoryPack;
using Remote.Serialization;
using Remote.Wire;

namespace Remote.Codecs.Tests;

internal sealed class Specimen<T>(T value, bool comparable, bool guarded = true) : ISpecimen
{
    public string Name { get; } = typeof(T).ToString();

    // Taken at once: later, MemoryPack may know our formatters, and the comparison would be with ourselves.
    public byte[]? ByMemoryPack { get; } = comparable ? MemoryPackSerializer.Serialize(value) : null;

    public object? Value => value;

    public bool IsGuarded => guarded;

    public byte[] Write() => WriteAgain(value);

    public object? Read(ReadOnlySpan<byte> source, out int consumed) => Codec<T>.Read(source, out consumed);

    public object? ReadBoxed(ReadOnlySpan<byte> source, out int consumed) => BoxedCodecs.Read(Codec<T>.Id, source, out consumed);

    public byte[] WriteAgain(object? other)
    {
        MessageBuffer buffer = MessageBuffer.Rent();
        Codec<T>.Write(buffer, (T)other!);
        byte[] bytes = buffer.WrittenSpan.ToArray();
        buffer.Return();
        return bytes;
    }

    public override string ToString() => Name;
}
