public static class Program
{
    #region Page
    public static async Task Report(string[] files)
    {
        var counts = files.Select(file => Search.Remote().Count(file)).ToList();
        await foreach (var count in ObjectRef.WhenEach(counts)) Show(await count);
    }
    #endregion

    private static void Show(int count) => Console.WriteLine(count);
}

public static class Search { [Remote] public static int Count(string file) => File.ReadAllText(file).Length; }
