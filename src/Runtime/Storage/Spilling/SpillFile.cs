using System.IO.Hashing;
using Microsoft.Win32.SafeHandles;

namespace Remote.Storage.Spilling;

/// <summary>
/// A file of objects that were moved out together. It stays open: where something clears the folder, what was spilled can still be read. Written by
/// one thread; read by any.
/// </summary>
internal sealed unsafe class SpillFile : IDisposable
{
    // Hashed and written while it is in the CPU's cache.
    private const int Chunk = 1 << 20;

    private readonly FileStream stream;
    private long end;

    /// <summary>Makes it, with all the space that it will need: a full disk is found before anything is written.</summary>
    /// <param name="path">Must not exist.</param>
    /// <param name="size">Of its records together.</param>
    /// <exception cref="IOException">The disk is full, or failed; no file is left.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder does not let it be made.</exception>
    public SpillFile(string path, long size)
    {
        Path = path;
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            PreallocationSize = size,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        stream = new FileStream(path, options);
    }

    public string Path { get; }

    /// <summary>How many of its objects live, and one while it is being written. Under the lock of <see cref="SpillDisk"/>, as what follows.</summary>
    public int Living { get; set; } = 1;

    /// <summary>Bytes of disk that it takes.</summary>
    public long Held { get; set; }

    private SafeFileHandle Handle => stream.SafeFileHandle;

    /// <summary>Writes an object, straight from where it is.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public SpillPlace Append(SpillItem item, CancellationToken stopping)
    {
        var place = new SpillPlace(this, end, item.Id, item.Length);
        var hash = new XxHash3();
        for (long done = 0; done < item.Length; done += Chunk)
        {
            stopping.ThrowIfCancellationRequested();
            var chunk = new ReadOnlySpan<byte>(item.Address + done, (int)Math.Min(Chunk, item.Length - done));
            hash.Append(chunk);
            RandomAccess.Write(Handle, chunk, place.Offset + SpillRecord.HeaderSize + done);
        }

        // The header last, as it holds the hash of what comes after it.
        Span<byte> header = stackalloc byte[SpillRecord.HeaderSize];
        new SpillRecord(item.Id, item.Length, hash.GetCurrentHashAsUInt64()).Write(header);
        RandomAccess.Write(Handle, header, place.Offset);
        end += place.Size;
        return place;
    }

    /// <summary>Gives back the space of objects that did not come.</summary>
    public void Trim() => RandomAccess.SetLength(Handle, end);

    /// <summary>Reads an object into memory, and checks that it is what was written.</summary>
    /// <exception cref="InvalidDataException">The file was truncated or changed.</exception>
    /// <exception cref="IOException">The disk failed.</exception>
    public void Read(SpillPlace place, byte* into, CancellationToken stopping)
    {
        Span<byte> header = stackalloc byte[SpillRecord.HeaderSize];
        ReadFully(header, place.Offset);
        var record = SpillRecord.Read(header);
        if (record.Id != place.Id || record.Length != place.Length)
            throw new InvalidDataException($"object {record.Id} of {record.Length} bytes is there instead");

        var hash = new XxHash3();
        for (long done = 0; done < place.Length; done += Chunk)
        {
            stopping.ThrowIfCancellationRequested();
            var chunk = new Span<byte>(into + done, (int)Math.Min(Chunk, place.Length - done));
            ReadFully(chunk, place.Offset + SpillRecord.HeaderSize + done);
            hash.Append(chunk);
        }

        if (hash.GetCurrentHashAsUInt64() != record.Hash) throw new InvalidDataException("its bytes were changed: their hash does not fit");
    }

    /// <summary>Gives the disk space of one object back, where that can be done without the rest.</summary>
    public bool TryGiveBack(SpillPlace place) => DiskSpace.TryGiveBack(Handle, place.Offset, place.Size);

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
