using System.Diagnostics;
using System.Text.Json;
using Remote.Benchmarks.Core;

namespace Remote.Benchmarks.Start;

/// <summary>What a cluster costs that has worked and has nothing to do now: all processes together.</summary>
internal static class IdleCost
{
    /// <summary>The role of the child process: it shows nothing, and what the parent shows is not counted.</summary>
    public const string Command = "idle-cluster";

    private const int Calls = 2000;

    /// <summary>
    /// What calls leave behind is done by then: the spare worker, leases that are kept a while, and the JIT, which compiles the few methods of the
    /// runtime's timers anew once they have run thirty and sixty times.
    /// </summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(20);

    public static StartFigure[] Measure()
    {
        using var child = new ChildProcess(Command);
        return JsonSerializer.Deserialize<StartFigure[]>(child.FirstLine)!;
    }

    /// <summary>The child: measures and prints one line.</summary>
    public static async Task<int> RunChildAsync()
    {
        await using Cluster cluster = await Cluster.StartAsync();
        IActorRef<Adder> adder = Adder.Remote();
        for (int i = 0; i < Calls; i++) await adder.Add(await Core.Calls.Remote().Next(i));
        await Task.Delay(Settling);

        var group = new ProcessGroup();
        (double cpu, double sleeps, long begin) = (group.CpuSeconds, group.Sleeps, Stopwatch.GetTimestamp());
        await Task.Delay(Time);
        double seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        (cpu, sleeps) = (group.CpuSeconds - cpu, group.Sleeps - sleeps);
        StartFigure[] figures =
        [
            new("idle cluster, of one core", cpu / seconds * 100, "%", 1),
            new("  wake-ups, all threads", sleeps / seconds, "per s"),
            new($"  threads, in {group.Count} processes", group.ThreadCount, ""),
            new("  memory, all processes", group.MemoryMiB, "MiB"),
        ];
        Console.WriteLine(JsonSerializer.Serialize(figures));
        return 0;
    }
}
