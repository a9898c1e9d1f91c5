using System.ComponentModel;
using Remote.Serialization;
using Remote.Storage;
using Remote.Tasks;
using Remote.Wire;

namespace Remote.GeneratedCode;

/// <summary>Reads a call's arguments in order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct ArgumentReader
{
    private readonly Invocation call;
    private ReadOnlySpan<byte> rest;

    internal ArgumentReader(ReadOnlySpan<byte> arguments, Invocation call)
    {
        rest = arguments;
        this.call = call;
    }

    /// <summary>The next argument.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <exception cref="CodeMismatchException">The caller gave fewer or other arguments.</exception>
    public T Value<T>() => Next(out ArgumentKind kind) ? Read<T>(kind) : throw Mismatch(typeof(T), "the caller gave none");

    /// <summary>The next argument, or <paramref name="fallback"/> where the caller gave none: for optional parameters.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="fallback">The parameter's default value.</param>
    public T ValueOr<T>(T fallback) => Next(out ArgumentKind kind) && kind != ArgumentKind.NotGiven ? Read<T>(kind) : fallback;

    private T Read<T>(ArgumentKind kind)
    {
        switch (kind)
        {
            case ArgumentKind.Value:
                T value = Codec<T>.Read(rest, out int consumed);
                rest = rest[consumed..];
                return value;
            case ArgumentKind.Boxed:
                object? boxed = BoxedCodecs.Read(Take<ulong>(), rest, out consumed);
                rest = rest[consumed..];
                return (T)boxed!;
            case ArgumentKind.Stored:
                return PinnedBlocks.Read<T>(call.Blocks.Pin(Take<StoredAt>()));
            case ArgumentKind.BoxedStored:
                return (T)PinnedBlocks.ReadBoxed(Take<ulong>(), call.Blocks.Pin(Take<StoredAt>()))!;
            case ArgumentKind.Pieces:
                ArgumentPieces pieces = ArgumentPieces.Take(ref rest);
                return pieces.Read<T>(call.Blocks);
            case ArgumentKind.NotGiven:
                throw Mismatch(typeof(T), "the caller gave none");
            default:
                throw Mismatch(typeof(T), $"the call holds an argument of the unknown kind {(byte)kind}");
        }
    }

    private TField Take<TField>() where TField : unmanaged
    {
        var reader = new MessageReader(rest);
        TField field = reader.Read<TField>();
        rest = reader.Rest;
        return field;
    }

    private bool Next(out ArgumentKind kind)
    {
        if (rest.IsEmpty)
        {
            kind = ArgumentKind.NotGiven;
            return false;
        }

        kind = (ArgumentKind)rest[0];
        rest = rest[1..];
        return true;
    }

    private static CodeMismatchException Mismatch(Type type, string what)
        => new($"A parameter of type {type} is expected, but {what}: caller and worker run different builds of the program. Build once and start again.");
}
