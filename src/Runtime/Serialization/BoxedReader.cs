namespace Remote.Serialization;

/// <summary>Reads a value whose type is known by id only.</summary>
internal delegate object? BoxedReader(ReadOnlySpan<byte> source, out int consumed);
