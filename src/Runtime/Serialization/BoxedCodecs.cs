using System.Collections.Concurrent;

namespace Remote.Serialization;

/// <summary>Codecs found by id: for a ref to a concrete type that stands where a parameter is an interface.</summary>
internal static class BoxedCodecs
{
    private static readonly ConcurrentDictionary<ulong, BoxedReader> Readers = new();

    /// <summary>Reads a value of the type registered as <paramref name="id"/>.</summary>
    /// <exception cref="RemoteException">No such type is registered here, or the bytes are not such a value.</exception>
    public static object? Read(ulong id, ReadOnlySpan<byte> source, out int consumed)
    {
        if (Readers.TryGetValue(id, out BoxedReader? read)) return read(source, out consumed);
        if (BuiltInCodecs.Find(id) is { } builtIn) return builtIn.Read(source, out consumed);
        throw new RemoteException($"A value arrived of a type (id {id:x16}) that this process knows no codec for: the assembly that declares it is not "
            + "loaded here, or is of another build.");
    }

    /// <summary>A repeat changes nothing.</summary>
    public static void Register<T>(ulong id) => Readers.TryAdd(id, static (source, out consumed) => Codec<T>.Read(source, out consumed));
}
