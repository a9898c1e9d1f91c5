namespace Remote.Benchmarks.Objects;

/// <summary>The tasks of Ray's object benchmarks.</summary>
internal static class ObjectTasks
{
    [Remote]
    public static void Nothing()
    {
    }

    /// <summary>Keeps a CPU busy, without waiting for a ref: a task that waits lends its CPU to the next one.</summary>
    [Remote]
    public static void HoldUntilExists(string file)
    {
        while (!File.Exists(file)) Thread.Sleep(5);
    }

    /// <summary>Refs that this task owns, in one object.</summary>
    [Remote]
    public static ObjectRef<int>[] Refs(int count) => [.. Enumerable.Range(0, count).Select(static _ => ObjectRef.Put(1))];

    /// <summary>Many results of one task: a ref for each.</summary>
    [Remote]
    public static ObjectRef<int[]>[] Results(int count, int length) => [.. Enumerable.Range(0, count).Select(_ => ObjectRef.Put(Ones(length)))];

    [Remote]
    public static long Sum(params int[][] arguments) => arguments.Sum(static one => one.Sum(static value => (long)value));

    public static int[] Ones(int length)
    {
        int[] ones = new int[length];
        Array.Fill(ones, 1);
        return ones;
    }
}
