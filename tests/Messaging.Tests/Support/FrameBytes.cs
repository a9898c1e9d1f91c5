using Remote.Wire;

namespace Remote.Messaging.Tests;

/// <summary>Frames as bytes.</summary>
internal static class FrameBytes
{
    public static byte[] Of(FrameKind kind, ReadOnlySpan<byte> payload)
    {
        byte[] frame = new byte[FrameHeader.Size + payload.Length];
        new FrameHeader(kind, payload.Length).Write(frame);
        payload.CopyTo(frame.AsSpan(FrameHeader.Size));
        return frame;
    }
}
