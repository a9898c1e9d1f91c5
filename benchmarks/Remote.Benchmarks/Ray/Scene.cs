namespace Remote.Benchmarks.Ray;

/// <summary>What a row works with. Its actors end with it: the next row has the machine for itself.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private readonly List<Func<Task>> ends = [];

    public IActorRef<T> Add<T>(IActorRef<T> actor)
    {
        ends.Add(() => Actors.EndAsync(actor));
        return actor;
    }

    public IActorRef<T>[] Add<T>(int count, Func<IActorRef<T>> create) => [.. Enumerable.Range(0, count).Select(_ => Add(create()))];

    public async ValueTask DisposeAsync() => await Task.WhenAll(ends.Select(static end => end()));
}
