using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Tasks;

/// <summary>Small tasks of each shape.</summary>
internal static class Work
{
    private static readonly AsyncLocal<string?> Local = new();

    [Remote]
    public static int ProcessId() => Environment.ProcessId;

    [Remote]
    public static int Add(int a, int b) => a + b;

    [Remote]
    public static string Join(int a, string b, int c, int[] rest) => $"{a} {b} {c} [{string.Join(',', rest)}]";

    [Remote]
    public static string Show(string? text) => text ?? "null";

    [Remote]
    public static int Sum(IReadOnlyList<int> values) => values.Sum();

    [Remote]
    public static int Fail(string message) => throw new InvalidOperationException(message);

    [Remote]
    public static void NoResult(string folder, string mark) => Place.Mark(folder, mark);

    [Remote]
    public static async Task NoResultAsync(string folder, string mark)
    {
        await Task.Yield();
        Place.Mark(folder, mark);
    }

    [Remote]
    public static async ValueTask NoResultValueAsync(string folder, string mark)
    {
        await Task.Yield();
        Place.Mark(folder, mark);
    }

    [Remote]
    public static ValueTask NoResultAtOnce(string folder, string mark)
    {
        Place.Mark(folder, mark);
        return ValueTask.CompletedTask;
    }

    [Remote]
    public static async Task<int> AddAsync(int a, int b)
    {
        await Task.Yield();
        return a + b;
    }

    [Remote]
    public static async ValueTask<int> AddValueAsync(int a, int b)
    {
        await Task.Yield();
        return a + b;
    }

    [Remote]
    public static ValueTask<int> AddAtOnce(int a, int b) => ValueTask.FromResult(a + b);

    [Remote]
    public static string Optional(int a, string b = "default", double c = 1.5) => FormattableString.Invariant($"{a} {b} {c}");

    [Remote]
    public static int Total(params int[] values) => values.Sum();

    [Remote]
    public static string Labelled(string label, params string[] values) => $"{label}: {string.Join(',', values)}";

    [Remote]
    public static string Overloaded(int value) => $"int {value}";

    [Remote]
    public static string Overloaded(string value) => $"string {value}";

    [Remote]
    public static string Overloaded(int value, int other) => $"ints {value} {other}";

    [Remote]
    public static byte[] Make(int length, byte fill)
    {
        byte[] made = new byte[length];
        Array.Fill(made, fill);
        return made;
    }

    [Remote]
    public static long SumOf(byte[] bytes)
    {
        long sum = 0;
        foreach (byte one in bytes) sum += one;
        return sum;
    }

    [Remote]
    public static int Identity(int value) => value;

    /// <summary>What an earlier task left behind, then leaves something behind.</summary>
    [Remote]
    public static string? SwapLocal(string? value)
    {
        string? before = Local.Value;
        Local.Value = value;
        return before;
    }

    /// <summary>Bytes in use after a full collection; in as many workers as are asked at the same time.</summary>
    [Remote]
    public static long UsedMemory(string folder, int workers)
    {
        Place.Meet(folder, "used", workers);
        Collector.CollectHere();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    [Remote]
    public static string Context()
    {
        RemoteContext context = RemoteContext.Current;
        return $"{context.TaskId}|{context.WorkerId}|{context.NodeId}|{context.Attempt}|{context.ActorId}";
    }
}
