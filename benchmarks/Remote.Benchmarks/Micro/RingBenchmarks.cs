using BenchmarkDotNet.Attributes;
using Remote.Messaging.Rings;
using Remote.Storage.Arenas;

namespace Remote.Benchmarks.Micro;

/// <summary>
/// One message through a ring in shared memory, written and read by one thread: what it costs apart from another core and its cache lines.
/// </summary>
[MemoryDiagnoser]
public class RingBenchmarks
{
    private const int Capacity = 1 << 20;

    private readonly string folder = Directory.CreateTempSubdirectory("remote-micro-").FullName;
    private byte[] payload = [];
    private RingWriter? writer;
    private RingReader? reader;

    /// <summary>Bytes of the message.</summary>
    [Params(64, 4096)]
    public int Size { get; set; }

    /// <summary>Makes a ring, mapped twice as between two processes.</summary>
    [GlobalSetup]
    public void Make()
    {
        payload = new byte[Size];
        string path = Path.Combine(folder, "ring");
        writer = RingMemory.Create(path, Capacity, FileSpace.Instance).NewWriter(Doorbell.Create(Path.Combine(folder, "bell")));
        reader = RingMemory.Open(path, Capacity).NewReader();
    }

    /// <summary>Lets go of it.</summary>
    [GlobalCleanup]
    public void End()
    {
        writer!.Close();
        reader!.LetGo();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Written, looked at, given back.</summary>
    [Benchmark]
    public int WriteAndRead()
    {
        writer!.TryWrite(RecordKind.Message, payload);
        reader!.Peek(out ReadOnlySpan<byte> read);
        reader.Advance();
        return read.Length;
    }
}
