using System.Text;
using Remote.Wire;

namespace Remote.Messaging.Tests;

/// <summary>
/// What a hostile process may send: noise, well-formed ZMTP (which this port does not speak) with noise in its frames, our own frames
/// with bits flipped, truncated, or of absurd lengths. The same seed gives the same bytes.
/// </summary>
internal sealed class FuzzFrames(int seed, PeerAddress target)
{
    private static readonly byte[] Greeting = [0xff, 0, 0, 0, 0, 0, 0, 0, 1, 0x7f, 3, 0, .. "NULL"u8, .. new byte[48]];
    private static readonly byte[] Ready =
        [4, 41, 5, .. "READY"u8, 11, .. "Socket-Type"u8, 0, 0, 0, 6, .. "DEALER"u8, 8, .. "Identity"u8, 0, 0, 0, 0];

    private readonly Random random = new(seed);

    /// <summary>The frames of one connection, in order.</summary>
    public IEnumerable<byte[]> NextConnection(int frames) => random.Next(5) switch
    {
        0 => Noise(frames),
        1 => Zmtp(frames),
        2 => Oversized(frames),
        3 => Mutated(frames, ClientHello()),
        _ => Truncated(frames, ClientHello()),
    };

    /// <summary>What an impostor answers to who dials it as that process.</summary>
    public byte[] NextAnswer(ulong process)
    {
        byte[] answer = [.. HandshakeFrames.Hello(process), .. FrameBytes.Of(FrameKind.ServerProof, Bytes(64, 65))];
        return random.Next(3) switch
        {
            0 => Mutate(answer),
            1 => answer[..random.Next(answer.Length)],
            _ => [.. Greeting, .. Mutate(Ready)],
        };
    }

    private IEnumerable<byte[]> Noise(int frames) => Enumerable.Range(0, frames).Select(_ => Bytes(1, 300));

    private IEnumerable<byte[]> Zmtp(int frames)
    {
        yield return random.Next(3) == 0 ? Mutate(Greeting) : Greeting;
        yield return random.Next(3) == 0 ? Mutate(Ready) : Ready;
        for (int count = 2; count < frames; count++) yield return [(byte)random.Next(8), .. Bytes(0, 80)];
    }

    private IEnumerable<byte[]> Oversized(int frames)
    {
        byte[] header = new byte[FrameHeader.Size];
        new FrameHeader((FrameKind)random.Next(1, 12), random.Next(2) == 0 ? random.Next(65, int.MaxValue) : -random.Next()).Write(header);
        yield return header;
        for (int count = 1; count < frames; count++) yield return Bytes(1, 2_000);
    }

    private IEnumerable<byte[]> Mutated(int frames, byte[] hello)
    {
        yield return random.Next(2) == 0 ? Mutate(hello) : hello;
        for (int count = 1; count < frames; count++) yield return Mutate(FrameBytes.Of((FrameKind)random.Next(1, 12), Bytes(0, 64)));
    }

    private IEnumerable<byte[]> Truncated(int frames, byte[] hello)
    {
        for (int count = 1; count < frames; count++) yield return hello[..random.Next(1, 8)];
    }

    /// <summary>A correct greeting of a process that does not know more.</summary>
    private byte[] ClientHello()
    {
        MessageBuffer output = MessageBuffer.Rent();
        HandshakeFrames.WriteClientHello(output, (ulong)random.NextInt64(), target.Process, Bytes(32, 33));
        byte[] frame = output.WrittenSpan.ToArray();
        output.Return();
        return frame;
    }

    private byte[] Mutate(byte[] bytes)
    {
        byte[] copy = [.. bytes];
        for (int count = random.Next(1, 4); count > 0; count--) copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
        return copy;
    }

    private byte[] Bytes(int least, int below)
    {
        byte[] bytes = new byte[random.Next(least, below)];
        random.NextBytes(bytes);
        return bytes;
    }
}
