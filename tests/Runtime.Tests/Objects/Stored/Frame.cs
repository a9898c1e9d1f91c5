namespace Remote.Runtime.Tests.Objects.Stored;

/// <summary>Memory as a member.</summary>
public sealed record Frame(string Name, ReadOnlyMemory<float> Pixels, byte[] Mask, ObjectRef<string>? Note = null);

public interface IPicture
{
    ReadOnlyMemory<float> Pixels { get; }
}

public sealed record Picture(string Name, ReadOnlyMemory<float> Pixels) : IPicture;
