public static class Program
{
    #region Page
    public static async Task<long> SumOfSquares(long[] numbers)
    {
        long sum = 0;
        var refs = new List<ObjectRef<long>>();
        foreach (long number in numbers) refs.Add(Work.Remote().Square(number));
        foreach (var result in await refs) sum += result;
        return sum;
    }
    #endregion
}

public static class Work { [Remote] public static long Square(long x) => (long)Math.Pow(x, 2); }
