using System.Diagnostics.CodeAnalysis;

namespace Remote.Serialization;

/// <summary>What is said of bytes that are not a value. Kept out of the reading code, so that it stays small enough to be inlined.</summary>
internal static class Malformed
{
    public static RemoteException Value<T>(int length, Exception cause)
        => new(
            $"{length:N0} bytes could not be read as a value of type {typeof(T)}: {cause.Message} They were damaged, or written by another build of the program.",
            cause);

    public static MalformedValueException TooShort(long needed, long left) => new($"{needed:N0} bytes are needed, {left:N0} are left.");

    [DoesNotReturn]
    public static void Length(long length, long left) => throw new MalformedValueException($"A length of {length:N0} stands where {left:N0} bytes are left.");

    [DoesNotReturn]
    public static void Text(string fault) => throw new MalformedValueException($"A string is malformed: {fault}.");

    [DoesNotReturn]
    public static void Members(int expected, int found) => throw new MalformedValueException($"An object of {expected} members has {found}.");

    [DoesNotReturn]
    public static void Shape(string fault) => throw new MalformedValueException(fault);
}
