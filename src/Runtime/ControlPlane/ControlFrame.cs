using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using MemoryPack;

namespace Remote.ControlPlane;

/// <summary>A control message as bytes: its length as an int32, then the message in MemoryPack's format.</summary>
internal static class ControlFrame
{
    /// <summary>Longer is refused on both sides: a broken length must not become an allocation.</summary>
    public const int MaxLength = 256 * 1024 * 1024;

    private const int HeaderLength = sizeof(int);

    public static byte[] Write(ControlMessage message)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        buffer.GetSpan(HeaderLength)[..HeaderLength].Clear();
        buffer.Advance(HeaderLength);
        MemoryPackSerializer.Serialize(buffer, message);
        int length = buffer.WrittenCount - HeaderLength;
        if (length > MaxLength)
            throw new ArgumentException($"A control message of {length} bytes is over the limit of {MaxLength}. Pass large values by Put.");
        byte[] frame = buffer.WrittenSpan.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(frame, length);
        return frame;
    }

    /// <summary>Reads the next message; false at the end of the stream.</summary>
    /// <exception cref="InvalidDataException">The stream is cut off, or holds no message.</exception>
    public static bool TryRead(Stream stream, [NotNullWhen(true)] out ControlMessage? message)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        int read = stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false);
        if (read is > 0 and < HeaderLength) throw new InvalidDataException("A control frame is cut off.");
        message = read == 0 ? null : ReadMessage(stream, BinaryPrimitives.ReadInt32LittleEndian(header));
        return message is not null;
    }

    private static ControlMessage ReadMessage(Stream stream, int length)
    {
        if (length is <= 0 or > MaxLength) throw new InvalidDataException($"A control frame says that it is {length} bytes long.");
        byte[] payload = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            stream.ReadExactly(payload, 0, length);
            return Decode(payload.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(payload);
        }
    }

    private static ControlMessage Decode(ReadOnlySpan<byte> payload)
    {
        try
        {
            return MemoryPackSerializer.Deserialize<ControlMessage>(payload) ?? throw new InvalidDataException("A control frame holds no message.");
        }
        catch (MemoryPackSerializationException error)
        {
            throw new InvalidDataException($"A control frame cannot be read: {error.Message}", error);
        }
    }
}
