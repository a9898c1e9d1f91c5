using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Tasks;

/// <summary>Tasks whose results are split.</summary>
internal static class Halves
{
    [Remote]
    [return: Split]
    public static (int[] Low, string[] High) Partition(int[] items, int pivot)
        => ([.. items.Where(i => i < pivot)], [.. items.Where(i => i >= pivot).Select(i => $"{i}")]);

    [Remote]
    [return: Split]
    public static async Task<(int First, string? Second, double Third)> Later(string folder, string mark)
    {
        await Task.Run(() => Place.Await(folder, mark));
        return (1, null, 3.5);
    }

    [Remote]
    [return: Split]
    public static async ValueTask<(int First, int Second)> UntilCancelled(string folder, CancellationToken token)
    {
        Place.Mark(folder, "began");
        await Task.Delay(Timeout.Infinite, token);
        return (1, 2);
    }

    /// <summary>Sees no token.</summary>
    [Remote]
    [return: Split]
    public static (int First, int Second) Deaf(string folder)
    {
        Place.Mark(folder, "began");
        Place.Await(folder, "never");
        return (1, 2);
    }

    [Remote]
    [return: Split]
    public static (int Attempt, int Second) Unsteady(string folder, int attempts)
    {
        Place.Mark(folder, $"try-{RemoteContext.Current.Attempt}");
        return RemoteContext.Current.Attempt < attempts ? throw new TimeoutException("not yet") : (RemoteContext.Current.Attempt, 2);
    }

    [Remote]
    [return: Split]
    public static (ObjectRef<string> One, List<ObjectRef<int>> Many, int Plain) Refs(string text)
        => (ObjectRef.Put(text), [ObjectRef.Put(1), Work.Remote().Add(1, 1)], 3);

    [Remote]
    [return: Split]
    public static (Link Deep, int Other) Unwritable() => (Throwing.TooDeep(), 1);

    [Remote]
    [return: Split]
    public static (int, int, int, int, int, int, int, int, string) Nine() => (1, 2, 3, 4, 5, 6, 7, 8, "nine");

    [Remote]
    [return: Split]
    public static (T Low, U[] High) Generic<T, U>(T low, U high) => (low, [high]);
}
