namespace Remote.Benchmarks.Ray;

/// <summary>"Client" of ray_perf.py: an actor that calls others.</summary>
[Remote(Cpus = 0)]
internal sealed class BatchClient(IActorRef<SmallActor>[] servers)
{
    /// <summary>So many calls to each server, and all their answers.</summary>
    public Task SmallValueBatch(int count)
        => SmallTasks.GetAsync([.. servers.SelectMany(server => Enumerable.Range(0, count).Select(_ => server.SmallValue()))]);

    /// <summary>So many calls to each server that are given a ref, and all their answers.</summary>
    public async Task SmallValueBatchArg(int count)
    {
        using ObjectRef<int> argument = ObjectRef.Put(0);
        await SmallTasks.GetAsync([.. servers.SelectMany(server => Enumerable.Range(0, count).Select(_ => server.SmallValueArg(argument)))]);
    }
}
