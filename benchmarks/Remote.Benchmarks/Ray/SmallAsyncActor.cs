namespace Remote.Benchmarks.Ray;

/// <summary>"AsyncActor" of ray_perf.py. Its methods are coroutines there, of which Ray runs up to 1,000 at once.</summary>
[Remote(Cpus = 0, MaxConcurrency = 1000)]
internal sealed class SmallAsyncActor
{
    public async Task<byte[]> SmallValue() => await Task.FromResult(SmallTasks.Ok);

    public async Task<byte[]> SmallValueWithArg(int argument) => await Task.FromResult(argument >= 0 ? SmallTasks.Ok : []);
}
