namespace Remote.Wire;

/// <summary>A frame that was read. Its payload is valid until the reader's next call.</summary>
internal readonly ref struct Frame(FrameKind kind, ReadOnlySpan<byte> payload)
{
    public FrameKind Kind { get; } = kind;

    public ReadOnlySpan<byte> Payload { get; } = payload;
}
