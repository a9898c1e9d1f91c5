using Remote.Wire;

namespace Remote.Messaging.Tests;

public sealed class FrameReaderTests
{
    [Fact]
    public void Frames_are_read_one_after_the_other()
    {
        FrameReader reader = new(limit: 100);
        ReadOnlySpan<byte> input = [.. FrameBytes.Of(FrameKind.Message, [1, 2, 3]), .. FrameBytes.Of(FrameKind.Flush, [])];
        Assert.Equal(FrameResult.Frame, reader.Read(ref input, out Frame frame));
        Assert.Equal(FrameKind.Message, frame.Kind);
        Assert.Equal([1, 2, 3], frame.Payload.ToArray());
        Assert.Equal(FrameResult.Frame, reader.Read(ref input, out frame));
        Assert.Equal(FrameKind.Flush, frame.Kind);
        Assert.True(frame.Payload.IsEmpty);
        Assert.Equal(FrameResult.NeedsMore, reader.Read(ref input, out _));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    [InlineData(255)]
    public void An_unknown_kind_is_malformed(byte kind)
    {
        FrameReader reader = new(limit: 100);
        ReadOnlySpan<byte> input = [kind, 0, 0, 0, 0];
        Assert.Equal(FrameResult.Malformed, reader.Read(ref input, out _));
        Assert.Contains("kind", reader.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(101)]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void A_length_beyond_the_limit_is_malformed_whether_whole_or_in_pieces(int length)
    {
        byte[] header = new byte[FrameHeader.Size];
        new FrameHeader(FrameKind.Message, length).Write(header);
        FrameReader whole = new(limit: 100);
        ReadOnlySpan<byte> input = header;
        Assert.Equal(FrameResult.Malformed, whole.Read(ref input, out _));
        FrameReader pieces = new(limit: 100);
        input = header.AsSpan(0, 2);
        Assert.Equal(FrameResult.NeedsMore, pieces.Read(ref input, out _));
        input = header.AsSpan(2);
        Assert.Equal(FrameResult.Malformed, pieces.Read(ref input, out _));
    }

    [Fact]
    public void What_follows_a_fault_is_not_looked_at()
    {
        FrameReader reader = new(limit: 100);
        ReadOnlySpan<byte> input = [99, 0, 0, 0, 0];
        Assert.Equal(FrameResult.Malformed, reader.Read(ref input, out _));
        input = FrameBytes.Of(FrameKind.Message, [1]);
        Assert.Equal(FrameResult.Malformed, reader.Read(ref input, out _));
    }

    [Fact]
    public void A_claimed_length_takes_no_memory()
    {
        FrameReader reader = new(limit: Array.MaxLength);
        byte[] start = new byte[FrameHeader.Size + 10];
        new FrameHeader(FrameKind.Message, Array.MaxLength).Write(start);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ReadOnlySpan<byte> input = start;
        Assert.Equal(FrameResult.NeedsMore, reader.Read(ref input, out _));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void Whole_frames_are_read_without_allocating()
    {
        FrameReader reader = new(limit: 100);
        byte[] bytes = FrameBytes.Of(FrameKind.Message, new byte[50]);
        ReadOnlySpan<byte> input = bytes;
        reader.Read(ref input, out _);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int count = 0; count < 1_000; count++)
        {
            input = bytes;
            reader.Read(ref input, out _);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
