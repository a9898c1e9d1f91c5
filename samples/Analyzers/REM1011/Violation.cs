public static class Work
{
    [Remote] public static T Best<T>(T[] items) => items[0];
}

public static class Batches
{
    public static async Task<T> BestAsync<T>(T[] items) => await Work.Remote().Best(items);
}
