using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MemoryPack;
using Remote.Serialization;

namespace Remote.GeneratedCode;

/// <summary>What generated formatters read and write with. Nothing that a byte says is believed before it was checked against what is left.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Guarded
{
    /// <summary>How deep objects may nest. Half of what MemoryPack's writer allows, so that a small stack is enough.</summary>
    internal const int DepthLimit = 500;

    [ThreadStatic] private static int depth;

    /// <summary>Reads a value by its codec.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="reader">Where from.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Read<T>(ref MemoryPackReader reader)
    {
        T? value = default;
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>()) Codec<T>.Formatter.Deserialize(ref reader, ref value);
        else reader.DangerousReadUnmanaged(out value);
        return value!;
    }

    /// <summary>Writes a value by its codec.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TBufferWriter">The writer's buffer.</typeparam>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write<T, TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, T value) where TBufferWriter : IBufferWriter<byte>
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>()) Codec<T>.Formatter.Serialize(ref writer, ref value!);
        else writer.DangerousWriteUnmanaged(value);
    }

    /// <summary>Reads a string.</summary>
    /// <param name="reader">Where from.</param>
    public static string? ReadString(ref MemoryPackReader reader)
    {
        ref byte header = ref reader.GetSpanReference(sizeof(int));
        int size = TextFormat.Size(MemoryMarshal.CreateReadOnlySpan(ref header, sizeof(int)), reader.Remaining);
        string? text = TextFormat.Read(MemoryMarshal.CreateReadOnlySpan(ref reader.GetSpanReference(size), size));
        reader.Advance(size);
        return text;
    }

    /// <summary>Writes a string.</summary>
    /// <typeparam name="TBufferWriter">The writer's buffer.</typeparam>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The string.</param>
    public static void WriteString<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, string? value) where TBufferWriter : IBufferWriter<byte>
    {
        int size = TextFormat.MaxSize(value);
        writer.Advance(TextFormat.Write(MemoryMarshal.CreateSpan(ref writer.GetSpanReference(size), size), value));
    }

    /// <summary>Reads an object's header; false for null.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="members">How many members the type has here.</param>
    public static bool ReadObjectHeader(ref MemoryPackReader reader, int members)
    {
        if (!reader.TryReadObjectHeader(out byte found)) return false;
        if (found != members) Malformed.Members(members, found);
        return true;
    }

    /// <summary>One object deeper. Always followed by a try whose finally calls <see cref="Leave"/>.</summary>
    /// <exception cref="RemoteException">Objects nest too deep.</exception>
    public static void Enter()
    {
        if (depth >= DepthLimit || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) TooDeep();
        depth++;
    }

    /// <summary>Out of the object that <see cref="Enter"/> entered.</summary>
    public static void Leave() => depth--;

    /// <summary>Refuses an object that its declared type's formatter would cut short.</summary>
    /// <typeparam name="T">The declared type.</typeparam>
    /// <param name="value">The object.</param>
    [DoesNotReturn]
    public static void ThrowNotExactly<T>(object value) => throw new RemoteException(
        $"A {value.GetType()} stands where {typeof(T)} is declared, and what it adds would be lost. Make {typeof(T)} abstract: then the types that derive "
        + "from it in its assembly cross as what they are.");

    /// <summary>Refuses an object whose type is not one of a closed hierarchy.</summary>
    /// <typeparam name="T">The hierarchy's base.</typeparam>
    /// <param name="value">The object.</param>
    [DoesNotReturn]
    public static void ThrowNotInUnion<T>(object value) => throw new RemoteException(
        $"A {value.GetType()} stands where {typeof(T)} is declared, but only types of the assembly that declares {typeof(T)} can cross as one. Declare it there.");

    /// <summary>Refuses a tag that no type of a closed hierarchy has.</summary>
    /// <param name="tag">The tag.</param>
    [DoesNotReturn]
    public static void ThrowUnknownTag(ushort tag) => throw new MalformedValueException($"No derived type has the tag {tag}.");

    [DoesNotReturn]
    private static void TooDeep() => throw new MalformedValueException(
        $"Objects nest more than {DepthLimit} deep, or deeper than the stack allows. Hold them in a list, and refer to one another by position.");
}
