using Remote.Benchmarks.Objects;

namespace Remote.Benchmarks.Ray;

/// <summary>The tasks of ray_perf.py.</summary>
internal static class SmallTasks
{
    private const int Puts = 100;
    private const int ContainedRefs = 10_000;

    private static long[] target = [];

    /// <summary>What each small task and call answers.</summary>
    public static byte[] Ok { get; } = "ok"u8.ToArray();

    [Remote]
    public static byte[] SmallValue() => Ok;

    /// <summary>100 puts of a small value.</summary>
    [Remote]
    public static void DoPutSmall()
    {
        for (int i = 0; i < Puts; i++) ObjectRef.Put(0).Dispose();
    }

    /// <summary>So many puts of a new array of so many numbers.</summary>
    [Remote]
    public static void DoPut(int length, int puts)
    {
        for (int i = 0; i < puts; i++) ObjectRef.Put(new long[length]).Dispose();
    }

    /// <summary>The same with a plain copy instead of the put, into memory that was touched before.</summary>
    [Remote]
    public static void DoCopy(int length, int copies)
    {
        if (target.Length != length) Array.Fill(target = new long[length], 1);
        for (int i = 0; i < copies; i++) new long[length].CopyTo(target, 0);
    }

    [Remote]
    public static ObjectRef<int>[] CreateObjectContainingRefs() => [.. Enumerable.Range(0, ContainedRefs).Select(static _ => ObjectRef.Put(1))];

    /// <summary>So many calls to the actors by turns, and all their answers.</summary>
    [Remote]
    public static async Task Work(IActorRef<SmallActor>[] actors, int calls)
    {
        var refs = new ObjectRef<byte[]>[calls];
        for (int i = 0; i < refs.Length; i++) refs[i] = actors[i % actors.Length].SmallValue();
        await GetAsync(refs);
    }

    /// <inheritdoc cref="Work"/>
    [Remote]
    public static async Task WorkAsync(IActorRef<SmallAsyncActor>[] actors, int calls)
    {
        var refs = new ObjectRef<byte[]>[calls];
        for (int i = 0; i < refs.Length; i++) refs[i] = actors[i % actors.Length].SmallValue();
        await GetAsync(refs);
    }

    /// <summary>All answers, checked.</summary>
    public static async Task GetAsync(ObjectRef<byte[]>[] refs)
    {
        byte[][] values = await refs;
        Right.Check(values.Length == refs.Length && values[^1].AsSpan().SequenceEqual(Ok));
    }

    /// <summary>So many tasks, and all their answers.</summary>
    public static Task RunAsync(int count)
    {
        var refs = new ObjectRef<byte[]>[count];
        for (int i = 0; i < refs.Length; i++) refs[i] = SmallTasks.Remote().SmallValue();
        return GetAsync(refs);
    }
}
