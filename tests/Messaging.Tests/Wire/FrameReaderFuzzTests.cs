using Remote.Wire;

namespace Remote.Messaging.Tests;

/// <summary>Whatever the bytes and however they are cut, the reader returns what was written or says that it is malformed.</summary>
public sealed class FrameReaderFuzzTests
{
    private const int Limit = 200_000;

    [Fact]
    public void Frames_survive_any_cutting()
    {
        Random random = new(1);
        for (int round = 0; round < 200; round++)
        {
            List<(FrameKind Kind, byte[] Payload)> frames = [.. Enumerable.Range(0, 20).Select(_ => RandomFrame(random))];
            byte[] stream = [.. frames.SelectMany(frame => FrameBytes.Of(frame.Kind, frame.Payload))];
            FrameReader reader = new(Limit);
            int read = 0;
            foreach (byte[] piece in Cut(random, stream))
            {
                ReadOnlySpan<byte> input = piece;
                while (reader.Read(ref input, out Frame frame) == FrameResult.Frame)
                {
                    Assert.Equal(frames[read].Kind, frame.Kind);
                    Assert.True(frame.Payload.SequenceEqual(frames[read].Payload));
                    read++;
                }
            }

            Assert.Null(reader.Fault);
            Assert.Equal(frames.Count, read);
        }
    }

    [Fact]
    public void Random_and_mutated_bytes_end_in_a_fault_or_in_waiting()
    {
        Random random = new(2);
        for (int round = 0; round < 50_000; round++)
        {
            byte[] stream = round % 2 == 0 ? RandomBytes(random, 64) : FrameBytes.Of(FrameKind.Message, RandomBytes(random, 64));
            if (stream.Length > 0) stream[random.Next(Math.Min(stream.Length, 8))] ^= (byte)(1 << random.Next(8));
            FrameReader reader = new(Limit);
            foreach (byte[] piece in Cut(random, stream))
            {
                ReadOnlySpan<byte> input = piece;
                while (reader.Read(ref input, out Frame frame) == FrameResult.Frame) Assert.InRange(frame.Payload.Length, 0, Limit);
                Assert.True(reader.Fault is not null || input.IsEmpty, "input was left over without a fault");
            }
        }
    }

    private static (FrameKind Kind, byte[] Payload) RandomFrame(Random random) =>
        ((FrameKind)random.Next(1, 9), RandomBytes(random, random.Next(10) == 0 ? Limit : 100));

    private static byte[] RandomBytes(Random random, int below)
    {
        byte[] bytes = new byte[random.Next(below)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static IEnumerable<byte[]> Cut(Random random, byte[] stream)
    {
        int longest = random.Next(2) == 0 ? 9 : 9_000;
        for (int position = 0; position < stream.Length;)
        {
            int count = Math.Min(random.Next(1, longest), stream.Length - position);
            yield return stream[position..(position + count)];
            position += count;
        }
    }
}
