using Remote.Benchmarks.Objects;

namespace Remote.Benchmarks.Ray;

/// <summary>Calls of actors whose methods are asynchronous.</summary>
internal static class AsyncActorWorkloads
{
    private const string Group = "async actors";
    private const int Batch = ActorWorkloads.Batch;
    private const int Servers = ActorWorkloads.Servers;
    private const int PerClient = ActorWorkloads.PerClient;
    private const int Tasks = ActorWorkloads.Tasks;

    public static IEnumerable<Workload> All { get; } =
    [
        Workload.Of(Group, "1:1 async-actor calls sync", 1, static scene =>
        {
            IActorRef<SmallAsyncActor> actor = scene.Add(SmallAsyncActor.Remote());
            return async () => Right.Check((await actor.SmallValue()).Length == 2);
        }),
        Workload.Of(Group, "1:1 async-actor calls async", Batch, static scene =>
        {
            IActorRef<SmallAsyncActor> actor = scene.Add(SmallAsyncActor.Remote());
            return () => CallMany(_ => actor.SmallValue());
        }),
        Workload.Of(Group, "1:1 async-actor calls with args async", Batch, static scene =>
        {
            IActorRef<SmallAsyncActor> actor = scene.Add(SmallAsyncActor.Remote());
            return () => CallMany(i => actor.SmallValueWithArg(i));
        }),
        Workload.Of(Group, "1:n async-actor calls async", Servers * PerClient, static scene =>
        {
            IActorRef<AsyncBatchClient> client = scene.Add(AsyncBatchClient.Remote(scene.Add(Servers, static () => SmallAsyncActor.Remote())));
            return async () => await client.SmallValueBatch(PerClient);
        }),
        Workload.Of(Group, "n:n async-actor calls async", Tasks * PerClient, static scene =>
        {
            IActorRef<SmallAsyncActor>[] actors = scene.Add(Servers, static () => SmallAsyncActor.Remote());
            return async () => await Enumerable.Range(0, Tasks).Select(_ => SmallTasks.Remote().WorkAsync(actors, PerClient)).ToArray();
        }),
    ];

    private static Task CallMany(Func<int, ObjectRef<byte[]>> call)
    {
        var refs = new ObjectRef<byte[]>[Batch];
        for (int i = 0; i < refs.Length; i++) refs[i] = call(i);
        return SmallTasks.GetAsync(refs);
    }
}
