public static class Work
{
    #region Page
    [Remote] public static void Scale(ref double value) => value *= 2;
    #endregion
}
