public static class Program
{
    #region Page
    public static async Task<int> Size(string one, string other)
    {
        ObjectRef<int> first = Images.Remote().Load(one), second = Images.Remote().Load(other);
        return await first + await second;
    }
    #endregion
}

public static class Images { [Remote] public static int Load(string path) => File.ReadAllBytes(path).Length; }
