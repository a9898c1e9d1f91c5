using System.Diagnostics;
using Remote.Benchmarks.Core;

namespace Remote.Benchmarks.Start;

/// <summary>What a cluster costs that has worked and has nothing to do now: all processes together, and each.</summary>
internal static class IdleCost
{
    /// <summary>The role of the child process: the driver. Who measures is none of the cluster's processes.</summary>
    public const string Command = "idle-cluster";

    private const int Calls = 2000;

    /// <summary>
    /// What calls leave behind is done by then: the spare worker, leases that are kept a while, and most of what the JIT compiles anew: a method that runs
    /// once a second is, after 30 s.
    /// </summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(20);

    public static StartFigure[] Measure()
    {
        using var child = new ChildProcess(Command);
        Thread.Sleep(Settling);
        var group = new ProcessGroup(child.Id);
        long begin = Stopwatch.GetTimestamp();
        UsedByProcess[] before = group.Used();
        Thread.Sleep(Time);
        UsedByProcess[] used = [.. group.Used().Zip(before, static (now, then) => now - then)];
        double seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        return
        [
            new("idle cluster, of one core", used.Sum(static u => u.CpuMs) / seconds / 10, "%", 1),
            .. used.Select((u, i) => new StartFigure($"  CPU in {seconds:0} s, {(i == 0 ? "the driver" : $"worker {i}")}", u.CpuMs, "ms")),
            new("  wake-ups, all threads", used.Sum(static u => u.Sleeps) / seconds, "per s"),
            .. used.Select((u, i) => new StartFigure($"  wake-ups, {(i == 0 ? "the driver" : $"worker {i}")}", u.Sleeps / seconds, "per s")),
            new($"  threads, in {group.Count} processes", group.ThreadCount, ""),
            new("  memory, all processes", group.MemoryMiB, "MiB"),
        ];
    }

    /// <summary>The child: works, says so, and does nothing until its input ends.</summary>
    public static async Task<int> RunChildAsync()
    {
        await using Cluster cluster = await Cluster.StartAsync();
        IActorRef<Adder> adder = Adder.Remote();
        for (int i = 0; i < Calls; i++) await adder.Add(await Core.Calls.Remote().Next(i));
        Console.WriteLine("idle");
        Console.ReadLine();
        GC.KeepAlive(adder);
        return 0;
    }
}
