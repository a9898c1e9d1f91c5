public static class Work
{
    #region Page
    [Remote]
    public static long Sum(ReadOnlySpan<int> values)
    {
        long sum = 0;
        foreach (int value in values) sum += value;
        return sum;
    }
    #endregion
}
