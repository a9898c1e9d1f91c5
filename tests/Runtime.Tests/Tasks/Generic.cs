using System.Numerics;

namespace Remote.Runtime.Tests.Tasks;

public sealed record Boxed<T>(T Item);

/// <summary>Tasks with type parameters.</summary>
internal static class Generic
{
    [Remote]
    public static T[] SortAll<T>(T[] items) where T : IComparable<T>
    {
        Array.Sort(items);
        return items;
    }

    [Remote]
    public static T Echo<T>(T item) => item;

    [Remote]
    public static string Name<T>() => typeof(T).Name;

    [Remote]
    public static T Sum<T>(IReadOnlyList<T> items) where T : struct, INumber<T> => items.Aggregate(T.Zero, static (a, b) => a + b);

    /// <summary>Splits, sorts both halves as tasks of their own, and merges.</summary>
    [Remote]
    public static async Task<T[]> MergeSort<T>(T[] items) where T : IComparable<T>
    {
        if (items.Length < 4) return await Generic.Remote().SortAll(items);
        ObjectRef<T[]> low = Generic.Remote().MergeSort(items[..(items.Length / 2)]), high = Generic.Remote().MergeSort(items[(items.Length / 2)..]);
        return await Generic.Remote().Merge(low, high);
    }

    [Remote]
    public static T[] Merge<T>(T[] low, T[] high) where T : IComparable<T> => [.. low.Concat(high).Order()];

    [Remote]
    public static IEnumerable<Boxed<T>> Wrap<T>(params T[] items) => items.Select(item => new Boxed<T>(item));

    [Remote(MaxRetries = 1, RetryOn = [typeof(TimeoutException)])]
    public static T FailOnce<T>(T item) => RemoteContext.Current.Attempt == 0 ? throw new TimeoutException("once") : item;

    [Remote]
    public static async Task<string> ReadNested<T>(Boxed<ObjectRef<T[]>> box)
    {
        T[] items = await box.Item;
        return $"{items.GetType().Name} {string.Join(',', items)}";
    }
}

/// <summary>Tasks of a class with type parameters.</summary>
internal static class GenericClass<T> where T : struct, Enum
{
    [Remote]
    public static string Text(T value) => value.ToString();

    [Remote]
    public static string Pair<U>(T first, U second) => $"{first} {second}";
}
