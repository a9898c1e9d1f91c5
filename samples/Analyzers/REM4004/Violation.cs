public static class Program
{
    #region Page
    public static async Task<int[]> Histogram(string[] words)
    {
        var counts = new List<ObjectRef<int>>();
        for (char first = 'a'; first <= 'z'; first++) counts.Add(Search.Remote().Count(words, first));
        return await counts;
    }
    #endregion
}

public static class Search { [Remote] public static int Count(string[] words, char first) => words.Count(word => word[0] == first); }
