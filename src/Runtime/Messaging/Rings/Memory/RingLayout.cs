using System.Numerics;

namespace Remote.Messaging.Rings;

/// <summary>
/// Where things are in the memory of a connection: a page of cursors, the ring that the dialler writes, the ring that the listener writes. Each
/// cursor has a cache line of its own, and the next, which processors fetch with it.
/// </summary>
internal static class RingLayout
{
    public const int DiallerWrites = 0;
    public const int ListenerWrites = 1;

    private const int ControlSize = 4096;
    private const int Line = 128;
    private const int LeastCapacity = 4096;
    private const int MostCapacity = 16 << 20;

    /// <summary>Whether a ring may have so many bytes.</summary>
    public static bool IsCapacity(int bytes) => bytes is >= LeastCapacity and <= MostCapacity && BitOperations.IsPow2(bytes);

    public static long FileSize(int capacity) => ControlSize + 2L * capacity;

    /// <summary>How far the ring has been read: the reader's.</summary>
    public static int HeadAt(int direction) => Line * (1 + 2 * direction);

    /// <summary>Whether the writer waits for space: set by it, cleared by the reader.</summary>
    public static int WaitsAt(int direction) => Line * (2 + 2 * direction);

    public static long DataAt(int direction, int capacity) => ControlSize + (long)direction * capacity;
}
