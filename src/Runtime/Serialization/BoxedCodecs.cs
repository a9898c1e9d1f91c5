namespace Remote.Serialization;

/// <summary>Codecs found by id: for a ref to a concrete type that stands where a parameter is an interface.</summary>
internal static class BoxedCodecs
{
    /// <summary>Reads a value of the type registered as <paramref name="id"/>.</summary>
    /// <exception cref="RemoteException">No such type is registered here, or the bytes are not such a value.</exception>
    public static object? Read(ulong id, ReadOnlySpan<byte> source, out int consumed) => throw new NotImplementedException();
}
