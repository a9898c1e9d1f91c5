public static class Program
{
    #region Page
    public static async Task<long[]> Squares(long[] numbers)
    {
        var squares = new List<ObjectRef<long>>();
        foreach (long number in numbers) squares.Add(Work.Remote().Square(number));
        return await squares;
    }
    #endregion
}

public static class Work
{
    [Remote] public static long Square(long x) => x * x;
    [Remote] public static long[] Squares(long[] numbers) => [.. numbers.Select(x => x * x)];
}
