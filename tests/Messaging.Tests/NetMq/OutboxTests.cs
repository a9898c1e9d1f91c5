using NetMQ;
using Remote.Wire;

namespace Remote.Messaging.Tests;

/// <summary>What goes in comes out in chunks of whole frames, in order, and never in an empty chunk: that would end the connection.</summary>
public sealed class OutboxTests
{
    [Fact]
    public void Any_mixture_of_sizes_comes_out_as_it_went_in()
    {
        Random random = new(1);
        Outbox outbox = new();
        Queue<byte[]> expected = new();
        for (int step = 0; step < 5_000; step++)
        {
            if (random.Next(2) == 0) Add(outbox, expected, Size(random));
            else if (outbox.TryTake(out Msg chunk)) Check(chunk.Slice(), expected);
            Assert.Equal(expected.Count == 0, outbox.Bytes == 0);
        }

        while (outbox.TryTake(out Msg chunk)) Check(chunk.Slice(), expected);
        Assert.Empty(expected);
        Assert.Equal(0, outbox.Bytes);
    }

    [Fact]
    public void A_sealed_outbox_gives_what_is_in_and_takes_no_more()
    {
        Outbox outbox = new();
        Queue<byte[]> expected = new();
        Add(outbox, expected, 10);
        outbox.Seal();
        Assert.False(outbox.TryAdd(Messages.Of("too late")));
        Assert.True(outbox.TryTake(out Msg chunk));
        Check(chunk.Slice(), expected);
        Assert.False(outbox.TryTake(out _));
    }

    [Fact]
    public void A_closed_outbox_is_empty()
    {
        Outbox outbox = new();
        outbox.TryAdd(Messages.Of(new byte[10]));
        outbox.TryAdd(Messages.Of(new byte[100_000]));
        outbox.Close();
        Assert.Equal(0, outbox.Bytes);
        Assert.False(outbox.TryTake(out _));
        Assert.False(outbox.TryAdd(Messages.Of("too late")));
    }

    private static int Size(Random random) => random.Next(4) switch
    {
        0 => 0,
        1 => random.Next(200),
        2 => random.Next(10_000),
        _ => random.Next(200_000),
    };

    private static void Add(Outbox outbox, Queue<byte[]> expected, int size)
    {
        byte[] message = new byte[size];
        new Random(size).NextBytes(message);
        expected.Enqueue(message);
        Assert.True(outbox.TryAdd(Messages.Of(message)));
    }

    /// <summary>Takes the chunk's frames off the front of what is expected.</summary>
    private static void Check(ReadOnlySpan<byte> chunk, Queue<byte[]> expected)
    {
        Assert.False(chunk.IsEmpty);
        FrameReader reader = new(FrameHeader.MaxPayload);
        while (reader.Read(ref chunk, out Frame frame) == FrameResult.Frame) Expect(frame, expected);
        Assert.True(chunk.IsEmpty);
        Assert.Null(reader.Fault);
    }

    private static void Expect(Frame frame, Queue<byte[]> expected)
    {
        byte[] next = expected.Peek();
        Assert.True(frame.Payload.SequenceEqual(next.AsSpan(0, frame.Payload.Length)));
        bool last = frame.Payload.Length == next.Length;
        Assert.Equal(last ? FrameKind.Message : FrameKind.Part, frame.Kind);
        if (last)
        {
            expected.Dequeue();
            return;
        }

        Replace(expected, next[frame.Payload.Length..]);
    }

    private static void Replace(Queue<byte[]> queue, byte[] head)
    {
        byte[][] rest = [.. queue.Skip(1)];
        queue.Clear();
        queue.Enqueue(head);
        foreach (byte[] item in rest) queue.Enqueue(item);
    }
}
