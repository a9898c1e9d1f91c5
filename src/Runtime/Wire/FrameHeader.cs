using System.Buffers.Binary;

namespace Remote.Wire;

/// <summary>What precedes every frame: its kind, one byte, and the length of its payload, four bytes little-endian.</summary>
internal readonly record struct FrameHeader(FrameKind Kind, int Length)
{
    public const int Size = 5;

    /// <summary>No payload is longer: with its header it fills 64 KiB. Longer messages go in pieces.</summary>
    public const int MaxPayload = 64 * 1024 - Size;

    public static FrameHeader Read(ReadOnlySpan<byte> source) =>
        new((FrameKind)source[0], BinaryPrimitives.ReadInt32LittleEndian(source[1..]));

    public void Write(Span<byte> destination)
    {
        destination[0] = (byte)Kind;
        BinaryPrimitives.WriteInt32LittleEndian(destination[1..], Length);
    }

    /// <summary>Null, or what is wrong with this header where payloads are limited to <paramref name="limit"/> bytes.</summary>
    public string? Fault(int limit)
    {
        if (Kind is < FrameKind.Hello or > FrameKind.NotOpened) return $"unknown frame kind {(byte)Kind}";
        return (uint)Length > (uint)limit ? $"frame of {(uint)Length:N0} bytes where {limit:N0} are allowed" : null;
    }
}
