using System.Diagnostics;
using Remote.Benchmarks.Core;

namespace Remote.Benchmarks.Start;

/// <summary>Actors created and answering: so many per second, and what they take while they live.</summary>
internal static class ManyActors
{
    /// <summary>Proto.Actor's rate on two cores, in one process.</summary>
    private const double BestPeer = 37_000;
    private const int Living = 10_000;
    private const double MemoryTarget = 500;

    /// <summary>Seconds until as many actors as asked for have been created and have answered.</summary>
    public static async Task<double> SecondsAsync(int count, ActorOptions? options = null)
    {
        long begin = Stopwatch.GetTimestamp();
        IActorRef<Adder>[] actors = await CreateAsync(count, options);
        double seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        await EndAsync(actors);
        return seconds;
    }

    /// <summary>The best of some batches, after one to warm up: a collection of what earlier batches left falls into some of them.</summary>
    public static async Task<StartFigure> RateAsync(int count, int rounds)
    {
        await SecondsAsync(count);
        double best = double.MaxValue;
        for (int round = 0; round < rounds; round++) best = Math.Min(best, await SecondsAsync(count));
        return new StartFigure($"{count:N0} actors created, each answered a call", count / best, "/s", BestPeer);
    }

    /// <summary>What all processes take together while so many actors live, the cluster itself included.</summary>
    public static async Task<StartFigure> MemoryAsync()
    {
        IActorRef<Adder>[] actors = await CreateAsync(Living, null);
        double memory = new ProcessGroup(Environment.ProcessId).MemoryMiB;
        await EndAsync(actors);
        return new StartFigure($"{Living:N0} live actors, all processes", memory, "MiB", MemoryTarget);
    }

    private static async Task<IActorRef<Adder>[]> CreateAsync(int count, ActorOptions? options)
    {
        var actors = new IActorRef<Adder>[count];
        var answers = new ObjectRef<int>[count];
        for (int i = 0; i < count; i++) actors[i] = Adder.Remote(options);
        for (int i = 0; i < count; i++) answers[i] = actors[i].Add(i);
        await answers;
        return actors;
    }

    private static Task EndAsync(IActorRef<Adder>[] actors) => Task.WhenAll(actors.Select(static actor => Actors.EndAsync(actor)));
}
