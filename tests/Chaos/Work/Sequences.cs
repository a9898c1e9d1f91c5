namespace Chaos.Work;

/// <summary>Streams that can be made again from their arguments.</summary>
public static class Sequences
{
    /// <summary>start, start + 1, ... with an await between the items.</summary>
    [Remote(MaxRetries = -1)]
    public static async IAsyncEnumerable<long> Count(long start, int count)
    {
        for (int i = 0; i < count; i++)
        {
            await Task.Yield();
            yield return start + i;
        }
    }
}
