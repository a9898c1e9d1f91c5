using System.Buffers.Binary;
using System.Text;

namespace Remote.Messaging.Rings;

/// <summary>What follows the handshake on a door's socket: which memory, and whether it is used.</summary>
internal static class OpenFrames
{
    public const int OpenSize = sizeof(ulong) + sizeof(int);

    /// <summary>The other end is connected already, or is about to be by a call of its own: look again.</summary>
    public const byte CrossedReason = 1;

    private const byte FailedReason = 2;
    private const int MostText = 500;

    public static void WriteOpen(Span<byte> payload, ulong number, int capacity)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(payload, number);
        BinaryPrimitives.WriteInt32LittleEndian(payload[sizeof(ulong)..], capacity);
    }

    public static bool TryReadOpen(ReadOnlySpan<byte> payload, out ulong number, out int capacity)
    {
        number = 0;
        capacity = 0;
        if (payload.Length != OpenSize) return false;
        number = BinaryPrimitives.ReadUInt64LittleEndian(payload);
        capacity = BinaryPrimitives.ReadInt32LittleEndian(payload[sizeof(ulong)..]);
        return RingLayout.IsCapacity(capacity);
    }

    public static byte[] Failed(string reason)
    {
        byte[] text = Encoding.UTF8.GetBytes(reason);
        return [FailedReason, .. text.AsSpan(0, Math.Min(text.Length, MostText))];
    }

    public static string TextOf(ReadOnlySpan<byte> payload) => payload.Length < 2 ? "no reason was given" : Encoding.UTF8.GetString(payload[1..]);
}
