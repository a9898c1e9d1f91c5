namespace Remote.Codecs.Tests;

/// <summary>A value of some type, with what tests do to it.</summary>
public interface ISpecimen
{
    string Name { get; }

    /// <summary>Whether MemoryPack alone can write the type, so that the bytes can be compared.</summary>
    byte[]? ByMemoryPack { get; }

    object? Value { get; }

    byte[] Write();

    object? Read(ReadOnlySpan<byte> source, out int consumed);

    object? ReadBoxed(ReadOnlySpan<byte> source, out int consumed);

    byte[] WriteAgain(object? value);

    /// <summary>Whether its bytes may be damaged: MemoryPack's own generated code ends the process on some.</summary>
    bool IsGuarded { get; }
}
