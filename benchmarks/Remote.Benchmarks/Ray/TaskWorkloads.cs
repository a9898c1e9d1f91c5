using Remote.Benchmarks.Objects;

namespace Remote.Benchmarks.Ray;

/// <summary>Tasks that do nothing, from one caller and from four actors.</summary>
internal static class TaskWorkloads
{
    private const string Group = "tasks";
    private const int Batch = 1000;
    private const int Clients = 4;
    private const int PerClient = 10_000;
    private const double OneAtATimeTarget = 20_000;
    private const double OutstandingTarget = 400_000;

    public static IEnumerable<Workload> All { get; } =
    [
        Workload.Of(Group, "single client tasks and get batch", 1, static () => SmallTasks.RunAsync(Batch)),
        Workload.Of(Group, "single client tasks sync", 1, static async () =>
            Right.Check((await SmallTasks.Remote().SmallValue()).Length == 2), OneAtATimeTarget),
        Workload.Of(Group, "single client tasks sync, by Get()", 1, static () =>
        {
            Right.Check(SmallTasks.Remote().SmallValue().Get().Length == 2);
            return Task.CompletedTask;
        }, OneAtATimeTarget) with { RayName = "single client tasks sync" },
        Workload.Of(Group, "single client tasks async", Batch, static () => SmallTasks.RunAsync(Batch), OutstandingTarget),
        Workload.Of(Group, "multi client tasks async", Clients * PerClient, static scene =>
        {
            IActorRef<SmallActor>[] actors = scene.Add(Clients, static () => SmallActor.Remote());
            return async () => await actors.Select(static actor => actor.SmallValueBatch(PerClient)).ToArray();
        }),
    ];
}
