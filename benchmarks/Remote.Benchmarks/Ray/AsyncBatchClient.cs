namespace Remote.Benchmarks.Ray;

/// <summary>"Client" of ray_perf.py where the actors that it calls are asynchronous.</summary>
[Remote(Cpus = 0)]
internal sealed class AsyncBatchClient(IActorRef<SmallAsyncActor>[] servers)
{
    /// <summary>So many calls to each server, and all their answers.</summary>
    public Task SmallValueBatch(int count)
        => SmallTasks.GetAsync([.. servers.SelectMany(server => Enumerable.Range(0, count).Select(_ => server.SmallValue()))]);
}
