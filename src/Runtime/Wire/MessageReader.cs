using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Remote.Wire;

/// <summary>Reads a message's fields in order; each length is checked against what is left.</summary>
internal ref struct MessageReader(ReadOnlySpan<byte> source)
{
    private ReadOnlySpan<byte> rest = source;

    public readonly ReadOnlySpan<byte> Rest => rest;

    public T Read<T>() where T : unmanaged
    {
        if (rest.Length < Unsafe.SizeOf<T>()) throw Truncated();
        T value = MemoryMarshal.Read<T>(rest);
        rest = rest[Unsafe.SizeOf<T>()..];
        return value;
    }

    /// <summary>Takes the next number if it is <paramref name="mark"/>.</summary>
    public bool NextIs(int mark)
    {
        if (rest.Length < sizeof(int) || MemoryMarshal.Read<int>(rest) != mark) return false;
        rest = rest[sizeof(int)..];
        return true;
    }

    public string ReadString() => Encoding.UTF8.GetString(ReadBytes());

    public ReadOnlySpan<byte> ReadBytes()
    {
        int length = Read<int>();
        if ((uint)length > (uint)rest.Length) throw Truncated();
        ReadOnlySpan<byte> bytes = rest[..length];
        rest = rest[length..];
        return bytes;
    }

    private static InvalidDataException Truncated() => new("A message ends before its fields do.");
}
