using System.IO.Hashing;
using Microsoft.Win32.SafeHandles;

namespace Remote.Storage.Spilling;

/// <summary>
/// A file of objects that were moved out together. It stays open: where something clears the folder, what was spilled can still be read. Gone with
/// the last of its objects. Places are released by one thread at a time (<see cref="SpillDisk"/>); reads may be concurrent.
/// </summary>
internal sealed unsafe class SpillFile : IDisposable
{
    // Hashed and written while it is in the CPU's cache.
    private const int Chunk = 1 << 20;

    private readonly FileStream stream;
    private int living;

    private SpillFile(string path, long size)
    {
        Path = path;
        Held = size;
        stream = Open(path, size);
    }

    public string Path { get; }

    /// <summary>Bytes of disk that it takes.</summary>
    public long Held { get; private set; }

    private SafeFileHandle Handle => stream.SafeFileHandle;

    /// <summary>Writes objects to a new file, straight from where they are. The whole file is allocated first: a full disk is found before anything is written.</summary>
    /// <exception cref="IOException">The disk is full, or failed; no file is left.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder does not let it be made.</exception>
    public static SpillPlace[] Write(string path, ReadOnlySpan<SpillItem> items)
    {
        long size = 0;
        foreach (ref readonly SpillItem item in items) size += SpillRecord.SizeOf(item.Length);
        var file = new SpillFile(path, size);
        try
        {
            return file.WriteAll(items);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads an object into memory, and checks that it is what was written.</summary>
    /// <exception cref="InvalidDataException">The file was truncated or changed.</exception>
    /// <exception cref="IOException">The disk failed.</exception>
    public void Read(SpillPlace place, byte* into)
    {
        Span<byte> header = stackalloc byte[SpillRecord.HeaderSize];
        ReadFully(header, place.Offset);
        var record = SpillRecord.Read(header);
        if (record.Id != place.Id || record.Length != place.Length)
            throw new InvalidDataException($"object {record.Id} of {record.Length} bytes is there instead");

        var hash = new XxHash3();
        for (long done = 0; done < place.Length; done += Chunk)
        {
            var chunk = new Span<byte>(into + done, (int)Math.Min(Chunk, place.Length - done));
            ReadFully(chunk, place.Offset + SpillRecord.HeaderSize + done);
            hash.Append(chunk);
        }

        if (hash.GetCurrentHashAsUInt64() != record.Hash) throw new InvalidDataException("its bytes were changed: their hash does not fit");
    }

    /// <summary>One of its objects is freed: its disk space is given back. True with the last one.</summary>
    public bool Release(SpillPlace place)
    {
        if (--living == 0) return true;
        if (DiskSpace.TryGiveBack(Handle, place.Offset, place.Size)) Held -= place.Size;
        return false;
    }

    /// <summary>Closes and deletes it.</summary>
    public void Dispose()
    {
        stream.Dispose();
        try
        {
            File.Delete(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Gone with its folder, or a folder that became read-only: the next start clears what is left.
        }
    }

    private static FileStream Open(string path, long size)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete, PreallocationSize = size, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    private SpillPlace[] WriteAll(ReadOnlySpan<SpillItem> items)
    {
        var places = new SpillPlace[items.Length];
        long offset = 0;
        for (int i = 0; i < items.Length; i++)
        {
            places[i] = new SpillPlace(this, offset, items[i].Id, items[i].Length);
            WriteOne(items[i], offset);
            offset += places[i].Size;
        }

        living = items.Length;
        return places;
    }

    // The header last, as it holds the hash of what came before.
    private void WriteOne(SpillItem item, long offset)
    {
        var hash = new XxHash3();
        for (long done = 0; done < item.Length; done += Chunk)
        {
            var chunk = new ReadOnlySpan<byte>(item.Address + done, (int)Math.Min(Chunk, item.Length - done));
            hash.Append(chunk);
            RandomAccess.Write(Handle, chunk, offset + SpillRecord.HeaderSize + done);
        }

        Span<byte> header = stackalloc byte[SpillRecord.HeaderSize];
        new SpillRecord(item.Id, item.Length, hash.GetCurrentHashAsUInt64()).Write(header);
        RandomAccess.Write(Handle, header, offset);
    }

    private void ReadFully(Span<byte> into, long offset)
    {
        while (!into.IsEmpty)
        {
            int read = RandomAccess.Read(Handle, into, offset);
            if (read == 0) throw new InvalidDataException($"the file was truncated to {RandomAccess.GetLength(Handle)} bytes");
            into = into[read..];
            offset += read;
        }
    }
}
