public static class Work
{
    #region Page
    [Remote] public static async Task Warm(string path) => await File.ReadAllBytesAsync(path);
    #endregion
}
