using System.Runtime.InteropServices;
using System.Text;

namespace Remote.ControlPlane;

/// <summary>One task in the file that its worker maps; a slot whose begin is 0 is free, and keeps the name of the last method.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct TaskSlot
{
    private const int MaxName = 94;

    /// <summary>When it began, in <see cref="Environment.TickCount64"/>: the same clock in all processes of the machine.</summary>
    public long BegunAt;
    public ulong Method;
    public byte MayRetry;
    private byte nameLength;
    private fixed byte name[MaxName];

    /// <summary>Whether a task has been here: the file begins with zeros, which may be a method's number.</summary>
    public readonly bool IsNamed => nameLength > 0;

    /// <summary>The method's name; its end where it is long.</summary>
    public string Name
    {
        readonly get
        {
            fixed (byte* bytes = name) return Encoding.UTF8.GetString(bytes, Math.Min((int)nameLength, MaxName));
        }

        set
        {
            byte[] text = Encoding.UTF8.GetBytes(value);
            ReadOnlySpan<byte> end = text.AsSpan(Math.Max(0, text.Length - MaxName));
            fixed (byte* bytes = name) end.CopyTo(new Span<byte>(bytes, MaxName));
            nameLength = (byte)end.Length;
        }
    }
}
