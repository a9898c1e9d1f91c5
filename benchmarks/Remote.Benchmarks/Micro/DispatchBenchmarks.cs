using BenchmarkDotNet.Attributes;
using Remote.Benchmarks.Core;

namespace Remote.Benchmarks.Micro;

/// <summary>
/// A call without a second process: Isolation.Thread runs the same dispatch, queues and codecs, with messages that change hands in memory. What a
/// call costs more
/// between processes is the transport's.
/// </summary>
[MemoryDiagnoser]
public class DispatchBenchmarks
{
    private const int Batch = 1000;

    private readonly ObjectRef<int>[] refs = new ObjectRef<int>[Batch];
    private Cluster? cluster;
    private IActorRef<Adder>? adder;

    /// <summary>One actor and two workers, all threads of this process.</summary>
    [GlobalSetup]
    public async Task StartAsync()
    {
        cluster = await Cluster.StartAsync(new() { Isolation = Isolation.Thread });
        adder = Adder.Remote();
        await adder.Add(1);
    }

    /// <summary>Ends it.</summary>
    [GlobalCleanup]
    public async Task StopAsync() => await cluster!.DisposeAsync();

    /// <summary>1,000 calls of an actor under way.</summary>
    [Benchmark(OperationsPerInvoke = Batch)]
    public async Task<int> ActorCalls()
    {
        for (int i = 0; i < refs.Length; i++) refs[i] = adder!.Add(1);
        return (await refs).Length;
    }

    /// <summary>One call of an actor, awaited.</summary>
    [Benchmark]
    public async Task<int> ActorCall() => await adder!.Add(1);

    /// <summary>1,000 tasks under way.</summary>
    [Benchmark(OperationsPerInvoke = Batch)]
    public async Task<int> Tasks()
    {
        for (int i = 0; i < refs.Length; i++) refs[i] = Calls.Remote().Next(i);
        return (await refs).Length;
    }

    /// <summary>One task, awaited.</summary>
    [Benchmark]
    public async Task<int> OneTask() => await Calls.Remote().Next(1);
}
