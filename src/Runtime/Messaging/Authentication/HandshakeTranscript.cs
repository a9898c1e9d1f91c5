using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Remote.Messaging;

/// <summary>
/// What a proof speaks about: who dialled whom at which endpoint, and a fresh nonce of each end. Each end's proof begins with its own
/// role, so one cannot be sent back as the other; nonces make it worthless another time; the endpoint makes it worthless through an
/// impostor that listens elsewhere and passes bytes on.
/// </summary>
internal sealed class HandshakeTranscript(byte[] secret)
{
    private static readonly byte[] Purpose = "remote data plane 1"u8.ToArray();

    private readonly byte[] diallerNonce = new byte[HandshakeFrames.NonceSize];
    private readonly byte[] listenerNonce = new byte[HandshakeFrames.NonceSize];

    public ulong Dialler { get; set; }

    public ulong Listener { get; set; }

    public string Endpoint { get; set; } = "";

    public Span<byte> DiallerNonce => diallerNonce;

    public Span<byte> ListenerNonce => listenerNonce;

    public void WriteProof(HandshakeRole of, Span<byte> destination)
    {
        byte[] said = new byte[Purpose.Length + 1 + 2 * sizeof(ulong) + 2 * HandshakeFrames.NonceSize + Encoding.UTF8.GetByteCount(Endpoint)];
        Span<byte> rest = said;
        rest = Append(rest, Purpose);
        rest[0] = (byte)of;
        BinaryPrimitives.WriteUInt64LittleEndian(rest[1..], Dialler);
        BinaryPrimitives.WriteUInt64LittleEndian(rest[(1 + sizeof(ulong))..], Listener);
        rest = rest[(1 + 2 * sizeof(ulong))..];
        rest = Append(rest, diallerNonce);
        rest = Append(rest, listenerNonce);
        Encoding.UTF8.GetBytes(Endpoint, rest);
        HMACSHA256.HashData(secret, said, destination);
    }

    public bool IsProof(HandshakeRole of, ReadOnlySpan<byte> proof)
    {
        Span<byte> expected = stackalloc byte[HandshakeFrames.ProofSize];
        WriteProof(of, expected);
        return CryptographicOperations.FixedTimeEquals(expected, proof);
    }

    private static Span<byte> Append(Span<byte> destination, ReadOnlySpan<byte> source)
    {
        source.CopyTo(destination);
        return destination[source.Length..];
    }
}
