using System.Buffers.Text;
using Microsoft.Win32.SafeHandles;

namespace Remote.Nodes.Memory;

/// <summary>A file of the system with a name and a number in each line, read without garbage. One reader at a time.</summary>
internal sealed class SystemFile : IDisposable
{
    private const int Capacity = 16 * 1024;

    private readonly SafeFileHandle handle;
    private readonly byte[] buffer;
    private int length;

    private SystemFile(SafeFileHandle handle, byte[] buffer)
    {
        this.handle = handle;
        this.buffer = buffer;
    }

    /// <summary>What the files of one reader share.</summary>
    public static byte[] CreateBuffer() => new byte[Capacity];

    /// <summary>Opens it; null where it is not there or not for us.</summary>
    public static SystemFile? TryOpen(string path, byte[] buffer)
    {
        try
        {
            return new SystemFile(File.OpenHandle(path), buffer);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads it as it is now; false where its process or group is gone.</summary>
    public bool TryRead()
    {
        try
        {
            length = RandomAccess.Read(handle, buffer, 0);
            return length > 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            length = 0;
            return false;
        }
    }

    /// <summary>The number in a line that begins with this name, as it was read; null where there is none.</summary>
    public long? ValueOf(ReadOnlySpan<byte> name)
    {
        for (ReadOnlySpan<byte> rest = buffer.AsSpan(0, length); !rest.IsEmpty;)
        {
            int end = rest.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? rest : rest[..end];
            if (line.StartsWith(name)) return NumberIn(line[name.Length..]);
            rest = end < 0 ? default : rest[(end + 1)..];
        }

        return null;
    }

    public void Dispose() => handle.Dispose();

    // "max" is none: there is no limit.
    private static long? NumberIn(ReadOnlySpan<byte> text)
    {
        text = text.TrimStart(" \t"u8);
        return Utf8Parser.TryParse(text, out long number, out _) ? number : null;
    }
}
