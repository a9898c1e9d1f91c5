using Remote.Messaging.Rings;
using Remote.Storage.Arenas;

namespace Remote.Messaging.Tests;

/// <summary>One direction of a connection's memory, without messengers.</summary>
public sealed class RingTests : IDisposable
{
    private const int Capacity = 4096;

    private readonly string folder = Directory.CreateTempSubdirectory("remote-ring").FullName;
    private readonly Doorbell bell;

    public RingTests() => bell = Doorbell.Create(Path.Combine(folder, "bell"));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(0UL)]
    [InlineData(RingPlace.PositionMask - 100)]
    public void Any_mixture_of_sizes_comes_out_as_it_went_in(ulong start)
    {
        (RingWriter writer, RingReader reader, _) = Make(start);
        Random random = new(1);
        Queue<byte[]> expected = new();
        for (int step = 0; step < 50_000; step++)
        {
            byte[] payload = new byte[random.Next(3) == 0 ? random.Next(writer.MaxPiece + 1) : random.Next(40)];
            random.NextBytes(payload);
            if (random.Next(2) == 0 && writer.TryWrite(RecordKind.Message, payload) == WriteResult.Written) expected.Enqueue(payload);
            else if (expected.TryDequeue(out byte[]? next)) Expect(reader, next);
        }

        while (expected.TryDequeue(out byte[]? next)) Expect(reader, next);
        Assert.Equal(RecordKind.None, reader.Peek(out _));
        Assert.Null(reader.Fault);
    }

    [Fact]
    public void Bytes_of_messages_are_never_taken_for_headers()
    {
        (RingWriter writer, RingReader reader, _) = Make();
        byte[] lure = new byte[64];
        for (int at = 0; at < lure.Length; at += 8) BitConverter.TryWriteBytes(lure.AsSpan(at), new RecordHeader(RecordKind.Message, 8).Word);
        for (int count = 0; count < 10_000; count++)
        {
            byte[] payload = lure[..(8 * (count % 8))];
            Assert.Equal(WriteResult.Written, writer.TryWrite(RecordKind.Message, payload));
            Expect(reader, payload);
            Assert.Equal(RecordKind.None, reader.Peek(out _));
        }
    }

    [Fact]
    public async Task Many_threads_write_at_once_and_each_ones_records_are_in_order()
    {
        const int Threads = 4;
        const int Each = 50_000;
        (RingWriter writer, RingReader reader, _) = Make();
        Task[] writers = [.. Enumerable.Range(0, Threads).Select(thread => Task.Factory.StartNew(() => Write(writer, thread, Each), TaskCreationOptions.LongRunning))];
        int[] next = new int[Threads];
        for (int left = Threads * Each; left > 0;)
        {
            if (reader.Peek(out ReadOnlySpan<byte> payload) == RecordKind.None)
            {
                Assert.Null(reader.Fault);
                Thread.Yield();
                continue;
            }

            int thread = BitConverter.ToInt32(payload);
            Assert.Equal(next[thread]++, BitConverter.ToInt32(payload[4..]));
            reader.Advance();
            left--;
        }

        await Task.WhenAll(writers).WaitAsync(Patience.Long);
    }

    [Fact]
    public void A_record_that_is_not_committed_hides_what_comes_after_it()
    {
        (_, RingReader reader, RawMemory memory) = Make();
        int first = memory.Commit(RingLayout.DiallerWrites, Capacity, 0, RecordKind.Message, [1]);
        memory.Commit(RingLayout.DiallerWrites, Capacity, first + 64, RecordKind.Message, [3]);
        Expect(reader, [1]);
        Assert.Equal(RecordKind.None, reader.Peek(out _));
        Assert.Null(reader.Fault);
    }

    [Fact]
    public void A_full_ring_says_so_and_its_writer_is_told_of_space()
    {
        (RingWriter writer, RingReader reader, _) = Make();
        while (writer.TryWrite(RecordKind.Message, new byte[100]) == WriteResult.Written)
        {
        }

        Assert.False(writer.AnnounceWait());
        Assert.True(writer.AwaitsSpace);
        Expect(reader, new byte[100]);
        Assert.False(reader.TakeWaitingWriter(isDry: false));
        while (reader.Peek(out _) != RecordKind.None) reader.Advance();
        Assert.True(reader.TakeWaitingWriter(isDry: true));
        Assert.False(writer.AwaitsSpace);
        Assert.Equal(WriteResult.Written, writer.TryWrite(RecordKind.Message, new byte[100]));
    }

    [Fact]
    public void Words_that_are_no_header_are_a_fault()
    {
        ulong good = new RecordHeader(RecordKind.Message, 8).Word;
        ulong[] words = [1, ulong.MaxValue, good ^ 1UL << 63, new RecordHeader((RecordKind)9, 8).Word, new RecordHeader(RecordKind.Message, Capacity).Word, new RecordHeader(RecordKind.Part, -1).Word];
        foreach (ulong word in words)
        {
            (_, RingReader reader, RawMemory memory) = Make();
            memory.Write(RingLayout.DataAt(RingLayout.DiallerWrites, Capacity), word);
            Assert.Equal(RecordKind.None, reader.Peek(out _));
            Assert.Contains("no record", reader.Fault, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_head_beyond_what_was_written_is_a_fault()
    {
        (RingWriter writer, _, RawMemory memory) = Make();
        string? fault = null;
        writer.OnFault = reason => fault = reason;
        memory.Write(RingLayout.HeadAt(RingLayout.DiallerWrites), 1_000_000);
        while (writer.TryWrite(RecordKind.Message, new byte[100]) == WriteResult.Written)
        {
        }

        Assert.False(writer.AnnounceWait());
        Assert.Contains("never written", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_closed_is_unmapped_by_the_last_that_is_inside()
    {
        string path = NextPath();
        RingMemory memory = RingMemory.Create(path, Capacity, FileSpace.Instance);
        RingWriter writer = memory.NewWriter(bell);
        RingReader reader = memory.NewReader();
        memory.Dispose();
        Assert.True(IsMapped(path));
        writer.Close();
        writer.Close();
        Assert.Equal(WriteResult.Closed, writer.TryWrite(RecordKind.Message, [1]));
        Assert.False(writer.AwaitsSpace);
        Assert.True(IsMapped(path));
        reader.LetGo();
        Assert.False(IsMapped(path));
    }

    [Fact]
    public void A_memory_of_another_size_is_not_mapped()
    {
        string path = NextPath();
        File.WriteAllBytes(path, new byte[Capacity]);
        Assert.Contains("bytes instead of", Assert.Throws<IOException>(() => RingMemory.Open(path, Capacity)).Message, StringComparison.Ordinal);
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void Only_its_user_can_open_a_memory()
    {
        string path = NextPath();
        using RingMemory memory = RingMemory.Create(path, Capacity, FileSpace.Instance);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    private static bool IsMapped(string path) => File.ReadAllText("/proc/self/maps").Contains(path, StringComparison.Ordinal);

    private static void Write(RingWriter writer, int thread, int count)
    {
        Span<byte> payload = stackalloc byte[64];
        for (int number = 0; number < count; number++)
        {
            BitConverter.TryWriteBytes(payload, thread);
            BitConverter.TryWriteBytes(payload[4..], number);
            while (writer.TryWrite(RecordKind.Message, payload[..(8 + number % 50)]) != WriteResult.Written) Thread.Yield();
        }
    }

    private static void Expect(RingReader reader, byte[] expected)
    {
        Assert.Equal(RecordKind.Message, reader.Peek(out ReadOnlySpan<byte> payload));
        Assert.True(payload.SequenceEqual(expected));
        reader.Advance();
    }

    private string NextPath() => Path.Combine(folder, Guid.NewGuid().ToString("N"));

    /// <summary>The dialler's writer, the listener's reader of it, and the memory between.</summary>
    private (RingWriter Writer, RingReader Reader, RawMemory Memory) Make(ulong start = 0)
    {
        string path = NextPath();
        RingMemory here = RingMemory.Create(path, Capacity, FileSpace.Instance);
        RawMemory raw = new(path);
        raw.Write(RingLayout.HeadAt(RingLayout.DiallerWrites), start);
        return (here.NewWriter(bell), RingMemory.Open(path, Capacity).NewReader(), raw);
    }
}
