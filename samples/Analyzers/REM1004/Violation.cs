public static class Work
{
    #region Page
    [Remote] public static async void Warm(string path) => await File.ReadAllBytesAsync(path);
    #endregion
}
