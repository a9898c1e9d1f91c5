namespace Remote.Runtime.Tests.Failures;

/// <summary>Tasks without bounds.</summary>
internal static class Exhaustion
{
    [Remote]
    public static int Overflow(int depth) => Dive(depth);

    /// <summary>Holds all that it allocates, and ends only by failing.</summary>
    [Remote]
    public static int Allocate()
    {
        var held = new List<byte[]>();
        while (true)
        {
            byte[] next = new byte[1 << 20];
            next.AsSpan().Fill(1);
            held.Add(next);
        }
    }

    private static int Dive(int depth) => depth < 0 ? 0 : 1 + Dive(depth + 1) + Dive(depth + 2);
}
