namespace Remote.Benchmarks.Ray;

/// <summary>"Actor" of ray_perf.py.</summary>
[Remote(Cpus = 0)]
internal sealed class SmallActor
{
    public byte[] SmallValue() => SmallTasks.Ok;

    public byte[] SmallValueArg(int argument) => argument >= 0 ? SmallTasks.Ok : [];

    /// <summary>Submits so many tasks and gets their answers.</summary>
    public Task SmallValueBatch(int count) => SmallTasks.RunAsync(count);
}
