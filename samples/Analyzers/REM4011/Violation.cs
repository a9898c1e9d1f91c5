public static class Program
{
    #region Page
    public static int Size(string one, string other)
        => Images.Load(one) + Images.Load(other);
    #endregion
}

public static class Images { [Remote] public static int Load(string path) => File.ReadAllBytes(path).Length; }
