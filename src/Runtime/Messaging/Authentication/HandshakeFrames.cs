using System.Buffers.Binary;
using Remote.Wire;

namespace Remote.Messaging;

/// <summary>The bytes of the frames that two ends exchange before they trust each other. Fixed sizes: what has another is refused.</summary>
internal static class HandshakeFrames
{
    public const int NonceSize = 32;
    public const int ProofSize = 32;

    /// <summary>No frame of a handshake has a longer payload; nothing longer is read from a peer that has not proved itself.</summary>
    public const int MaxPayload = NonceSize + ProofSize;

    private const int HelloSize = sizeof(uint) + sizeof(ulong);
    private const int ClientHelloSize = HelloSize + sizeof(ulong) + NonceSize;

    /// <summary>"RMT" and the protocol's version: two ends of different versions refuse each other at the first frame.</summary>
    private const uint Magic = 0x01_54_4D_52;

    /// <summary>The whole first frame: NetMQ sends it by itself, so it says nothing that is secret or new.</summary>
    public static byte[] Hello(ulong listener)
    {
        MessageBuffer output = MessageBuffer.Rent();
        WriteHeader(output, FrameKind.Hello, HelloSize);
        output.WriteUnmanaged(Magic);
        output.WriteUnmanaged(listener);
        byte[] frame = output.WrittenSpan.ToArray();
        output.Return();
        return frame;
    }

    public static bool TryReadHello(ReadOnlySpan<byte> payload, out ulong listener)
    {
        listener = 0;
        if (payload.Length != HelloSize || !HasMagic(payload)) return false;
        listener = BinaryPrimitives.ReadUInt64LittleEndian(payload[sizeof(uint)..]);
        return true;
    }

    public static void WriteClientHello(MessageBuffer output, ulong dialler, ulong listener, ReadOnlySpan<byte> nonce)
    {
        WriteHeader(output, FrameKind.ClientHello, ClientHelloSize);
        output.WriteUnmanaged(Magic);
        output.WriteUnmanaged(dialler);
        output.WriteUnmanaged(listener);
        output.Write(nonce);
    }

    public static bool TryReadClientHello(ReadOnlySpan<byte> payload, out ulong dialler, out ulong listener, Span<byte> nonce)
    {
        dialler = listener = 0;
        if (payload.Length != ClientHelloSize || !HasMagic(payload)) return false;
        dialler = BinaryPrimitives.ReadUInt64LittleEndian(payload[sizeof(uint)..]);
        listener = BinaryPrimitives.ReadUInt64LittleEndian(payload[HelloSize..]);
        payload[(HelloSize + sizeof(ulong))..].CopyTo(nonce);
        return true;
    }

    public static void WriteServerProof(MessageBuffer output, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> proof)
    {
        WriteHeader(output, FrameKind.ServerProof, NonceSize + ProofSize);
        output.Write(nonce);
        output.Write(proof);
    }

    public static bool TryReadServerProof(ReadOnlySpan<byte> payload, Span<byte> nonce, out ReadOnlySpan<byte> proof)
    {
        proof = default;
        if (payload.Length != NonceSize + ProofSize) return false;
        payload[..NonceSize].CopyTo(nonce);
        proof = payload[NonceSize..];
        return true;
    }

    public static void WriteClientProof(MessageBuffer output, ReadOnlySpan<byte> proof)
    {
        WriteHeader(output, FrameKind.ClientProof, ProofSize);
        output.Write(proof);
    }

    private static bool HasMagic(ReadOnlySpan<byte> payload) => BinaryPrimitives.ReadUInt32LittleEndian(payload) == Magic;

    private static void WriteHeader(MessageBuffer output, FrameKind kind, int length)
    {
        new FrameHeader(kind, length).Write(output.GetSpan(FrameHeader.Size));
        output.Advance(FrameHeader.Size);
    }
}
