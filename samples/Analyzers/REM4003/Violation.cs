public static class Program
{
    #region Page
    public static async Task<byte[]> Thumbnail(string path)
    {
        byte[] image = await Images.Remote().Load(path);
        return await Images.Remote().Shrink(image);
    }
    #endregion
}

public static class Images
{
    [Remote] public static byte[] Load(string path) => File.ReadAllBytes(path);
    [Remote] public static byte[] Shrink(byte[] image) => image[..(image.Length / 2)];
}
