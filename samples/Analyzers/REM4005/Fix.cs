public static class Program
{
    #region Page
    public static async Task<long[]> Squares(long[] numbers)
    {
        var squares = new List<ObjectRef<long[]>>();
        foreach (long[] part in numbers.Chunk(100_000)) squares.Add(Work.Remote().Squares(part));
        return [.. (await squares).SelectMany(part => part)];
    }
    #endregion
}

public static class Work
{
    [Remote] public static long Square(long x) => x * x;
    [Remote] public static long[] Squares(long[] numbers) => [.. numbers.Select(x => x * x)];
}
