using System.Diagnostics;
using Remote.Benchmarks.Core;

namespace Remote.Benchmarks.Start;

/// <summary>What a cluster costs that has worked and has nothing to do now: all processes together.</summary>
internal static class IdleCost
{
    private const int Calls = 2000;

    /// <summary>What calls leave behind is done by then: tiered compilation, the spare worker, leases that are kept a while.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    public static async Task<IEnumerable<StartFigure>> MeasureAsync(TimeSpan time)
    {
        IActorRef<Adder> adder = Adder.Remote();
        for (int i = 0; i < Calls; i++) await adder.Add(await Core.Calls.Remote().Next(i));
        await Task.Delay(Settling);

        var group = new ProcessGroup();
        (double cpu, double sleeps, long begin) = (group.CpuSeconds, group.Sleeps, Stopwatch.GetTimestamp());
        await Task.Delay(time);
        double seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        (cpu, sleeps) = (group.CpuSeconds - cpu, group.Sleeps - sleeps);
        return
        [
            new StartFigure("idle cluster, of one core", cpu / seconds * 100, "%", 1),
            new StartFigure("  wake-ups, all threads", sleeps / seconds, "/s"),
            new StartFigure($"  threads, in {group.Count} processes", group.Threads, ""),
            new StartFigure("  memory, all processes", group.MemoryMiB, "MiB"),
        ];
    }
}
