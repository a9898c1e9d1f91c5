using MemoryPack;
using Remote.Wire;

namespace Remote.Serialization;

/// <summary>How values of one type cross: MemoryPack's format. Unmanaged types are written as their memory; all others by a formatter that generated code registered.</summary>
internal static class Codec<T>
{
    /// <summary>The hash of the type's full name under which it was registered, or 0.</summary>
    public static ulong Id { get; internal set; }

    /// <summary>Appends the value.</summary>
    /// <exception cref="RemoteException">The type has no codec: the generator did not see it.</exception>
    public static void Write(MessageBuffer buffer, T value) => throw new NotImplementedException();

    /// <summary>Reads one value from the front of <paramref name="source"/>. Lengths are checked against what is left, depth against a limit.</summary>
    /// <exception cref="RemoteException">The bytes are not such a value.</exception>
    public static T Read(ReadOnlySpan<byte> source, out int consumed) => throw new NotImplementedException();
}
