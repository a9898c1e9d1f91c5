using MemoryPack;
using Remote.Wire;

namespace Remote.Serialization;

/// <summary>A formatter that also goes straight between a value and bytes: the types that most calls carry need no writer and no reader.</summary>
internal abstract class DirectFormatter<T> : MemoryPackFormatter<T>
{
    public abstract void Write(MessageBuffer buffer, T? value);

    public abstract T Read(ReadOnlySpan<byte> source, out int consumed);
}
