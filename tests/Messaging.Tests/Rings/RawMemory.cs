using System.IO.MemoryMappedFiles;
using Remote.Messaging.Rings;

namespace Remote.Messaging.Tests;

/// <summary>The memory of a connection as a process sees it that keeps no rules.</summary>
internal sealed class RawMemory : IDisposable
{
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;

    public RawMemory(string path)
    {
        file = MemoryMappedFile.CreateFromFile(path, FileMode.Open);
        view = file.CreateViewAccessor();
        Length = new FileInfo(path).Length;
    }

    public long Length { get; }

    public void Write(long at, ulong word) => view.Write(at, word);

    public ulong Read(long at) => view.ReadUInt64(at);

    /// <summary>Writes a committed record at a place of a ring; where it ends.</summary>
    public int Commit(int direction, int capacity, int at, RecordKind kind, byte[] payload)
    {
        long record = RingLayout.DataAt(direction, capacity) + at;
        view.WriteArray(record + RecordHeader.Unit, payload, 0, payload.Length);
        view.Write(record, new RecordHeader(kind, payload.Length).Word);
        return at + RecordHeader.Units(payload.Length) * RecordHeader.Unit;
    }

    public void Dispose()
    {
        view.Dispose();
        file.Dispose();
    }
}
