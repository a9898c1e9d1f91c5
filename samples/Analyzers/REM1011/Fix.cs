public static class Work
{
    [Remote] public static T Best<T>(T[] items) => items[0];
}

public static class Batches
{
    [Remote] public static async Task<T> BestAsync<T>(T[] items) => await Work.Remote().Best(items);   // other assemblies are told what it calls
}
