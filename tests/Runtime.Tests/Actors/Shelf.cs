using Remote.Runtime.Tests.Tasks;

namespace Remote.Runtime.Tests.ActorModel;

[Remote]
public interface ISource<out T>
{
    T Next();
}

/// <summary>An actor with a type parameter, whose methods have more of them.</summary>
[Remote]
public class Shelf<T>(T first) : ISource<T> where T : notnull
{
    private readonly List<T> items = [first];

    public int Add(T item)
    {
        items.Add(item);
        return items.Count;
    }

    public int AddAll(params T[] more)
    {
        items.AddRange(more);
        return items.Count;
    }

    public T Next() => items[^1];

    public Dictionary<T, U> Pair<U>(U value) => items.ToDictionary(item => item, _ => value);

    public async Task<T> EchoLast() => await Generic.Remote().Echo(items[^1]);

    [return: Split]
    public (T First, int Count) Both() => (items[0], items.Count);
}

[Remote]
public class NumberShelf() : Shelf<int>(1)
{
    public int Sum() => Next() + 1;
}
