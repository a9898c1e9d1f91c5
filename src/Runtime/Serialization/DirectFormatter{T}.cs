using MemoryPack;

namespace Remote.Serialization;

/// <summary>A formatter that also goes straight between a value and bytes: the types that most calls carry need no writer and no reader.</summary>
internal abstract class DirectFormatter<T> : MemoryPackFormatter<T>
{
    /// <summary>In <see cref="Room"/>: only the writer finds out.</summary>
    public const long Unknown = -1;

    /// <summary>Bytes that are enough for the value, found quickly; or <see cref="Unknown"/>.</summary>
    public abstract long Room(T? value);

    /// <summary>As <see cref="Room"/>, and hardly more than needed: asked where that decides how the value travels.</summary>
    public virtual long Size(T? value) => Room(value);

    /// <summary>Writes the value, and returns the bytes used. Only where the room is known.</summary>
    /// <param name="target">At least as many bytes as <see cref="Size"/> said.</param>
    /// <param name="value">The value.</param>
    public abstract int Write(Span<byte> target, T? value);

    public abstract T Read(ReadOnlySpan<byte> source, out int consumed);
}
