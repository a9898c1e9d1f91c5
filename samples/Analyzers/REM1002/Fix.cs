public static class Work
{
    #region Page
    [Remote]
    public static long Sum(ReadOnlyMemory<int> values)
    {
        long sum = 0;
        foreach (int value in values.Span) sum += value;
        return sum;
    }
    #endregion
}
