using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using MemoryPack;

namespace Remote.ControlPlane;

/// <summary>
/// A control message as bytes: its length as an int32, then the message in MemoryPack's format. The length is written as its complement
/// where the message holds bytes that are dangerous as a string's header; damaged bytes do not say so, and are not read.
/// </summary>
internal static class ControlFrame
{
    /// <summary>Longer is refused on both sides: a broken length must not become an allocation.</summary>
    public const int MaxLength = 256 * 1024 * 1024;

    private const int HeaderLength = sizeof(int);

    /// <summary>A buffer that one message made larger than this is not kept for the next.</summary>
    private const int KeepBelow = 64 * 1024;

    /// <summary>MemoryPack 1.21.4 reads far beyond its bytes, which ends the process, where a string's header is int.MinValue or one of the three after it.</summary>
    private const byte MostDangerous = 3;

    [ThreadStatic] private static ArrayBufferWriter<byte>? spare;

    // The bytes of such a header behind the first.
    private static ReadOnlySpan<byte> Danger => [0, 0, 0x80];

    /// <summary>The message's bytes, which last until this thread's next message.</summary>
    public static ReadOnlySpan<byte> Write(ControlMessage message)
    {
        ArrayBufferWriter<byte> buffer = spare ?? new ArrayBufferWriter<byte>(256);
        spare = null;
        buffer.GetSpan(HeaderLength)[..HeaderLength].Clear();
        buffer.Advance(HeaderLength);
        MemoryPackSerializer.Serialize(buffer, message);
        ReadOnlySpan<byte> frame = buffer.WrittenSpan;
        int length = frame.Length - HeaderLength;
        if (length > MaxLength)
            throw new ArgumentException($"A control message of {length} bytes is over the limit of {MaxLength}. Pass large values by Put.");
        BinaryPrimitives.WriteInt32LittleEndian(MemoryMarshal.AsMemory(buffer.WrittenMemory).Span, IsDangerous(frame[HeaderLength..]) ? ~length : length);
        if (buffer.Capacity <= KeepBelow)
        {
            // Forgets how much was written, and keeps the bytes.
            buffer.ResetWrittenCount();
            spare = buffer;
        }

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

    private static ControlMessage ReadMessage(Stream stream, int header)
    {
        int length = header < 0 ? ~header : header;
        if (length is <= 0 or > MaxLength) throw new InvalidDataException($"A control frame says that it is {length} bytes long.");
        byte[] payload = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            stream.ReadExactly(payload, 0, length);
            Span<byte> message = payload.AsSpan(0, length);
            if (header > 0 && IsDangerous(message)) throw new InvalidDataException("A control frame cannot be read: it was damaged.");
            return Decode(message);
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
        catch (Exception error) when (error is not InvalidDataException)
        {
            // What bytes that are no message make of a constructor is not MemoryPack's to say.
            throw new InvalidDataException($"A control frame cannot be read: {error.Message}", error);
        }
    }

    private static bool IsDangerous(ReadOnlySpan<byte> payload)
    {
        for (int at = payload.IndexOf(Danger); at >= 0; at = payload.IndexOf(Danger))
        {
            if (at > 0 && payload[at - 1] <= MostDangerous) return true;
            payload = payload[(at + 1)..];
        }

        return false;
    }
}
