using System.Buffers;
using Remote.ControlPlane;
using Remote.Launch.Tests.Support;

namespace Remote.Launch.Tests.Channels;

/// <summary>What is sent while something is being written leaves together, in its order, and none of it is lost or doubled.</summary>
public sealed class OutgoingFramesTests
{
    private readonly OutgoingFrames frames = new();

    [Fact]
    public void Frames_that_wait_are_taken_together_in_their_order()
    {
        frames.Add([1, 2]);
        frames.Add([3]);
        frames.Add([4, 5, 6]);
        Assert.Equal([1, 2, 3, 4, 5, 6], frames.Take()!.WrittenSpan.ToArray());
    }

    [Fact]
    public void A_burst_is_cut_between_frames()
    {
        const int Length = 1_000;
        for (int i = 0; i < 100; i++) frames.Add(Enumerable.Repeat((byte)i, Length).ToArray());
        frames.Close();
        List<byte> all = [];
        int chunks = 0;
        for (; frames.Take() is { } chunk; chunks++)
        {
            Assert.Equal(0, chunk.WrittenCount % Length);
            Assert.InRange(chunk.WrittenCount, Length, OutgoingFrames.ChunkSize);
            all.AddRange(chunk.WrittenSpan);
        }

        Assert.Equal(4, chunks);
        Assert.Equal(Enumerable.Range(0, 100).SelectMany(static i => Enumerable.Repeat((byte)i, Length)), all);
    }

    [Fact]
    public void A_frame_larger_than_a_chunk_is_taken_whole()
    {
        byte[] large = new byte[3 * OutgoingFrames.ChunkSize];
        Random.Shared.NextBytes(large);
        frames.Add([1]);
        frames.Add(large);
        frames.Add([2]);
        Assert.Equal([1], frames.Take()!.WrittenSpan.ToArray());
        ArrayBufferWriter<byte> chunk = frames.Take()!;
        Assert.Equal(large, chunk.WrittenSpan.ToArray());
        frames.Return(chunk);
        Assert.Equal([2], frames.Take()!.WrittenSpan.ToArray());
    }

    [Fact]
    public void A_chunk_that_was_given_back_has_nothing_of_before()
    {
        for (byte i = 0; i < 5; i++)
        {
            frames.Add([i, i]);
            ArrayBufferWriter<byte> chunk = frames.Take()!;
            // While it is being written: not behind it, where nobody would see it.
            frames.Add([99]);
            Assert.Equal([i, i], chunk.WrittenSpan.ToArray());
            frames.Return(chunk);
            Assert.Equal([99], frames.Take()!.WrittenSpan.ToArray());
        }
    }

    [Fact]
    public async Task Who_takes_waits_for_a_frame_or_the_end()
    {
        for (byte i = 0; i < 100; i++)
        {
            Task<byte[]> taken = Task.Run(() => frames.Take()!.WrittenSpan.ToArray());
            frames.Add([i]);
            Assert.Equal([i], await taken.WaitAsync(Limits.Generous));
        }

        Task<ArrayBufferWriter<byte>?> last = Task.Run(frames.Take);
        frames.Close();
        Assert.Null(await last.WaitAsync(Limits.Generous));
    }

    [Fact]
    public void After_the_end_the_rest_is_taken_and_nothing_is_added()
    {
        frames.Add([1]);
        frames.Close();
        frames.Add([2]);
        Assert.Equal([1], frames.Take()!.WrittenSpan.ToArray());
        Assert.Null(frames.Take());
    }
}
