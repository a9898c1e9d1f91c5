using System.Collections.Concurrent;
using System.Numerics;
using NetMQ;

namespace Remote.Messaging;

/// <summary>
/// Recycles the arrays under NetMQ's messages, which it would otherwise allocate one by one. Its own, not the shared array pool: arrays
/// that other code in the process had from NetMQ's former pool come back here too, and what NetMQ returns must not end up with strangers.
/// </summary>
internal sealed class NetMqBufferPool : IBufferPool
{
    private const int SmallestLog2 = 4;
    private const int LargestLog2 = 16;

    /// <summary>How many arrays of one size are kept: 4 MiB of the largest.</summary>
    private const int KeptPerSize = 64;

    private static readonly Lazy<bool> Installed = new(Install);

    private readonly ConcurrentQueue<byte[]>[] kept =
        [.. Enumerable.Range(SmallestLog2, LargestLog2 - SmallestLog2 + 1).Select(_ => new ConcurrentQueue<byte[]>())];

    /// <summary>Puts the pool into NetMQ, once a process.</summary>
    public static void EnsureInstalled() => _ = Installed.Value;

    public byte[] Take(int size)
    {
        if (size > 1 << LargestLog2) return new byte[size];
        int index = Index(size);
        return kept[index].TryDequeue(out byte[]? array) ? array : new byte[1 << (index + SmallestLog2)];
    }

    public void Return(byte[] buffer)
    {
        if (buffer.Length is < 1 << SmallestLog2 or > 1 << LargestLog2 || !BitOperations.IsPow2(buffer.Length)) return;
        ConcurrentQueue<byte[]> queue = kept[Index(buffer.Length)];
        if (queue.Count < KeptPerSize) queue.Enqueue(buffer);
    }

    public void Dispose()
    {
        foreach (ConcurrentQueue<byte[]> queue in kept) queue.Clear();
    }

    private static int Index(int size) => Math.Max(0, BitOperations.Log2((uint)Math.Max(1, size - 1)) + 1 - SmallestLog2);

    private static bool Install()
    {
        BufferPool.SetCustomBufferPool(new NetMqBufferPool());
        return true;
    }
}
