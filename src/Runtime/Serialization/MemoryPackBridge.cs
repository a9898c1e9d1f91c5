using MemoryPack;

namespace Remote.Serialization;

/// <summary>
/// Our formatters, told to MemoryPack for the members of <c>[MemoryPackable]</c> types. Only once such a type is used: MemoryPack's
/// provider registers some two hundred formatters when it is first touched, which a worker's start should not pay for.
/// </summary>
internal static class MemoryPackBridge
{
    private static readonly Lock Gate = new();
    private static List<Action>? pending = [];

    public static void Add<T>(MemoryPackFormatter<T> formatter)
    {
        lock (Gate)
        {
            if (pending is not null)
            {
                pending.Add(() => Register(formatter));
                return;
            }
        }

        Register(formatter);
    }

    /// <summary>Tells MemoryPack what was registered so far; what is registered later goes there directly.</summary>
    public static void Open()
    {
        if (Volatile.Read(ref pending) is null) return;
        lock (Gate)
        {
            pending?.ForEach(static register => register());
            Volatile.Write(ref pending, null);
        }
    }

    private static void Register<T>(MemoryPackFormatter<T> formatter)
    {
        if (!MemoryPackFormatterProvider.IsRegistered<T>()) MemoryPackFormatterProvider.Register(formatter);
    }
}
