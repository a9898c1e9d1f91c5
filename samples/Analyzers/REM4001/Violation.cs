public static class Program
{
    #region Page
    public static async Task<long> SumOfSquares(long[] numbers)
    {
        long sum = 0;
        foreach (long number in numbers) sum += await Work.Remote().Square(number);
        return sum;
    }
    #endregion
}

public static class Work { [Remote] public static long Square(long x) => (long)Math.Pow(x, 2); }
