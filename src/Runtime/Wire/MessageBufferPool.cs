using System.Collections.Concurrent;

namespace Remote.Wire;

/// <summary>Returned message buffers, a few per thread before the shared ones: renting and returning on one thread meets no other.</summary>
internal sealed class MessageBufferPool
{
    private const int PerThread = 16;
    private const int Shared = 256;

    [ThreadStatic] private static Stack<MessageBuffer>? local;

    private readonly ConcurrentQueue<MessageBuffer> shared = new();
    private int sharedCount;

    public MessageBuffer Rent()
    {
        if (local is { } own && own.TryPop(out MessageBuffer? buffer)) return buffer;
        if (!shared.TryDequeue(out buffer)) return new MessageBuffer();
        Interlocked.Decrement(ref sharedCount);
        return buffer;
    }

    public void Return(MessageBuffer buffer)
    {
        Stack<MessageBuffer> own = local ??= new Stack<MessageBuffer>(PerThread);
        if (own.Count < PerThread)
        {
            own.Push(buffer);
            return;
        }

        if (Interlocked.Increment(ref sharedCount) <= Shared) shared.Enqueue(buffer);
        else Interlocked.Decrement(ref sharedCount);
    }
}
