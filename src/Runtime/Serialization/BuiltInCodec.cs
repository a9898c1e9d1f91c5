namespace Remote.Serialization;

/// <summary>A type of the base library that crosses without generated code.</summary>
/// <param name="Type">The type.</param>
/// <param name="Id">The hash of its full name, as generated code computes it.</param>
/// <param name="CreateFormatter">Makes its formatter; null for types whose memory is their format.</param>
/// <param name="Read">Reads it where only the id is known.</param>
internal sealed record BuiltInCodec(Type Type, ulong Id, Func<object>? CreateFormatter, BoxedReader Read);
