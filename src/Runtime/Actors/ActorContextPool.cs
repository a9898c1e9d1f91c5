using System.Collections.Concurrent;
using Remote.GeneratedCode;
using Remote.Messaging;

namespace Remote.ActorModel;

/// <summary>Contexts of calls that were answered, a few per thread before the shared ones: who takes a call in mostly runs it as well.</summary>
internal static class ActorContextPool
{
    private const int PerThread = 64;
    private const int Shared = 1024;

    private static readonly ConcurrentQueue<ActorContext> Others = new();
    private static int sharedCount;

    [ThreadStatic] private static Stack<ActorContext>? own;

    /// <summary>A call of an actor that has come.</summary>
    public static ActorContext Take(HostedActor actor, IPeer caller, in ActorHead head, ReadOnlySpan<byte> arguments, object[]? claims)
    {
        if (TryTake() is not { } context)
            return new ActorContext(actor, new Invocation(actor.Session, caller, head.Call, head.Incarnation, arguments, claims)) { Method = head.Method };
        context.Become(actor);
        context.Method = head.Method;
        context.Invocation.Become(actor.Session, caller, head.Call, head.Incarnation, arguments, claims);
        return context;
    }

    public static void Return(ActorContext context)
    {
        Stack<ActorContext> mine = own ??= new Stack<ActorContext>(PerThread);
        if (mine.Count < PerThread)
        {
            mine.Push(context);
            return;
        }

        if (Interlocked.Increment(ref sharedCount) <= Shared) Others.Enqueue(context);
        else Interlocked.Decrement(ref sharedCount);
    }

    private static ActorContext? TryTake()
    {
        if (own is { } mine && mine.TryPop(out ActorContext? context)) return context;
        if (!Others.TryDequeue(out context)) return null;
        Interlocked.Decrement(ref sharedCount);
        return context;
    }
}
