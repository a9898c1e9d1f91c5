public static class Work
{
    #region Page
    [Remote] [return: Split] public static int[][] Halves(int[] items) => [items[..(items.Length / 2)], items[(items.Length / 2)..]];
    #endregion
}
