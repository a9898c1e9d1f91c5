using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace Remote.Serialization;

/// <summary>
/// MemoryPack's strings: null is -1; a positive count is that many UTF-16 units; a negative one is the complement of a count of UTF-8
/// bytes, and a count of UTF-16 units follows it.
/// </summary>
internal static class TextFormat
{
    private const int Header = sizeof(int);
    private const int Utf8Header = 2 * sizeof(int);
    private const int LongestText = 0x1FFFFFF0;

    /// <summary>Room that is enough to write the text.</summary>
    public static int MaxSize(string? value)
    {
        if (string.IsNullOrEmpty(value)) return Header;
        if (value.Length > LongestText) throw new RemoteException($"A string of {value.Length:N0} characters is too long to cross: {LongestText:N0} is the limit.");
        return Utf8Header + (value.Length * 3);
    }

    /// <summary>The bytes that the text takes, found by reading it; some more where it has surrogates, as those may have to go as UTF-16.</summary>
    public static int ExactSize(string? value)
    {
        if (string.IsNullOrEmpty(value)) return Header;
        int utf8 = Utf8Header + Encoding.UTF8.GetByteCount(value);
        return value.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Math.Max(utf8, Header + (2 * value.Length)) : utf8;
    }

    /// <summary>Writes the text and returns the bytes used.</summary>
    public static int Write(Span<byte> target, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            BinaryPrimitives.WriteInt32LittleEndian(target, value is null ? -1 : 0);
            return Header;
        }

        OperationStatus status = Utf8.FromUtf16(value, target[Utf8Header..], out _, out int bytes, replaceInvalidSequences: false);
        if (status != OperationStatus.Done) return WriteUtf16(target, value);
        BinaryPrimitives.WriteInt32LittleEndian(target, ~bytes);
        BinaryPrimitives.WriteInt32LittleEndian(target[Header..], value.Length);
        return Utf8Header + bytes;
    }

    /// <summary>The bytes that the text at the front takes, found from its header alone and checked against what is there.</summary>
    public static int Size(ReadOnlySpan<byte> header, long left)
    {
        if (header.Length < Header) throw Malformed.TooShort(Header, left);
        int count = BinaryPrimitives.ReadInt32LittleEndian(header);
        if (count is 0 or -1) return Header;
        long size = count > 0 ? Header + (2L * count) : Utf8Header + (long)~count;
        if (size > left) Malformed.Length(count > 0 ? count : ~count, left);
        return (int)size;
    }

    public static int Size(ReadOnlySpan<byte> source) => Size(source, source.Length);

    /// <summary>Reads the text that fills <paramref name="source"/>, whose length is what <see cref="Size(ReadOnlySpan{byte})"/> said.</summary>
    public static string? Read(ReadOnlySpan<byte> source)
    {
        int count = BinaryPrimitives.ReadInt32LittleEndian(source);
        return count switch
        {
            -1 => null,
            0 => "",
            > 0 => new string(MemoryMarshal.Cast<byte, char>(source[Header..])),
            _ => ReadUtf8(BinaryPrimitives.ReadInt32LittleEndian(source[Header..]), source[Utf8Header..]),
        };
    }

    private static string ReadUtf8(int chars, ReadOnlySpan<byte> bytes)
    {
        // Writers that know no count of characters leave -1.
        if (chars is 0 or -1) return Encoding.UTF8.GetString(bytes);
        if (chars < 0 || chars > bytes.Length) Malformed.Text($"{chars:N0} characters cannot come from {bytes.Length:N0} bytes");
        return string.Create(chars, bytes, static (target, bytes) =>
        {
            OperationStatus status = Utf8.ToUtf16(bytes, target, out _, out int written, replaceInvalidSequences: false);
            if (status != OperationStatus.Done || written != target.Length) Malformed.Text("its bytes are not UTF-8 of that many characters");
        });
    }

    /// <summary>Text that UTF-8 cannot hold (a lone surrogate) goes as it is.</summary>
    private static int WriteUtf16(Span<byte> target, string value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(target, value.Length);
        MemoryMarshal.AsBytes(value.AsSpan()).CopyTo(target[Header..]);
        return Header + (value.Length * 2);
    }
}
