using System.ComponentModel;

namespace Remote.GeneratedCode;

/// <summary>One <see cref="ReadOnlyMemory{T}"/> argument: memory, an array, or a ref to either; <c>default</c> is not given.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MemoryArg<T>
{
    internal readonly ReadOnlyMemory<T> value;
    internal readonly ObjectRef? reference;
    internal readonly bool isValue;

    /// <summary>Not for use: see <see cref="Arg{T}()"/>.</summary>
    [Obsolete("Write the value itself: 'new()' would mean an argument that is not given.", error: true)]
    public MemoryArg()
    {
    }

    private MemoryArg(ReadOnlyMemory<T> value)
    {
        this.value = value;
        isValue = true;
    }

    private MemoryArg(ObjectRef? reference) => this.reference = reference;

    /// <summary>Wraps memory.</summary>
    public static implicit operator MemoryArg<T>(ReadOnlyMemory<T> value) => new(value);

    /// <summary>Wraps memory.</summary>
    public static implicit operator MemoryArg<T>(Memory<T> value) => new((ReadOnlyMemory<T>)value);

    /// <summary>Wraps an array.</summary>
    public static implicit operator MemoryArg<T>(T[]? value) => new(value.AsMemory());

    /// <summary>Wraps a ref to memory.</summary>
    public static implicit operator MemoryArg<T>(ObjectRef<ReadOnlyMemory<T>>? reference) => new(reference);

    /// <summary>Wraps a ref to an array: the two have one wire format.</summary>
    public static implicit operator MemoryArg<T>(ObjectRef<T[]>? reference) => new(reference);
}
