public static class Program
{
    #region Page
    public static async Task<long> Twice(long x, CancellationToken stop)
        => 2 * await Work.Remote().Square(x);
    #endregion
}

public static class Work { [Remote] public static long Square(long x) => x * x; }
