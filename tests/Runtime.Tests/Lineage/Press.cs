namespace Remote.Runtime.Tests.Lineage;

/// <summary>An actor with large results: each says how many it has made.</summary>
[Remote]
public class Press
{
    private int made;

    public int[] Make() => [.. Enumerable.Repeat(++made, 50_000)];

    /// <summary>The sum of the numbers, and how many calls were before.</summary>
    public (long Sum, int Before) Weigh(byte[] all) => (all.Sum(static b => (long)b), made++);

    public int Count() => made;
}
