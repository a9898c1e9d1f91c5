using Remote.Benchmarks.Objects;

namespace Remote.Benchmarks.Ray;

/// <summary>Calls of actors whose methods are synchronous.</summary>
internal static class ActorWorkloads
{
    /// <summary>multiprocessing.cpu_count() // 2 on the machine of Ray's figures.</summary>
    public const int Servers = 32;

    /// <summary>Calls of each client to each server, or of each task to all of them.</summary>
    public const int PerClient = 5000;
    public const int Tasks = 4;
    public const int Batch = 1000;

    private const string Group = "actors";

    public static IEnumerable<Workload> All { get; } =
    [
        Workload.Of(Group, "1:1 actor calls sync", 1, static scene =>
        {
            IActorRef<SmallActor> actor = scene.Add(SmallActor.Remote());
            return async () => Right.Check((await actor.SmallValue()).Length == 2);
        }),
        Workload.Of(Group, "1:1 actor calls sync, by Get()", 1, static scene =>
        {
            IActorRef<SmallActor> actor = scene.Add(SmallActor.Remote());
            return () =>
            {
                Right.Check(actor.SmallValue().Get().Length == 2);
                return Task.CompletedTask;
            };
        }) with { RayName = "1:1 actor calls sync" },
        Workload.Of(Group, "1:1 actor calls async", Batch, static scene => CallMany(scene.Add(SmallActor.Remote()))),
        Workload.Of(Group, "1:1 actor calls concurrent", Batch, static scene => CallMany(scene.Add(SmallActor.Remote(new() { MaxConcurrency = 16 })))),
        Workload.Of(Group, "1:n actor calls async", Servers * PerClient, static scene =>
        {
            IActorRef<BatchClient> client = scene.Add(BatchClient.Remote(scene.Add(Servers, static () => SmallActor.Remote())));
            return async () => await client.SmallValueBatch(PerClient);
        }),
        Workload.Of(Group, "n:n actor calls async", Tasks * PerClient, static scene =>
        {
            IActorRef<SmallActor>[] actors = scene.Add(Servers, static () => SmallActor.Remote());
            return async () => await Enumerable.Range(0, Tasks).Select(_ => SmallTasks.Remote().Work(actors, PerClient)).ToArray();
        }),
        Workload.Of(Group, "n:n actor calls with arg async", Servers * Batch, static scene =>
        {
            IActorRef<BatchClient>[] clients = scene.Add(Servers, () => BatchClient.Remote(scene.Add(1, static () => SmallActor.Remote())));
            return async () => await clients.Select(static client => client.SmallValueBatchArg(Batch)).ToArray();
        }),
    ];

    private static Func<Task> CallMany(IActorRef<SmallActor> actor) => () =>
    {
        var refs = new ObjectRef<byte[]>[Batch];
        for (int i = 0; i < refs.Length; i++) refs[i] = actor.SmallValue();
        return SmallTasks.GetAsync(refs);
    };
}
