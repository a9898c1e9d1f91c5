using System.Diagnostics;
using Remote.Benchmarks.Core;

namespace Remote.Benchmarks.Objects;

/// <summary>Very many tasks in the queue while every CPU is busy; then the CPUs are freed and each result is got.</summary>
internal static class QueuedTasks
{
    private const double Ray = 184.4;
    private const double RayTasks = 1_000_000;

    public static async Task<(IEnumerable<Figure> Figures, string Memory)> MeasureAsync(int count)
    {
        string gate = Path.Combine(Path.GetTempPath(), $"remote-benchmark-{Guid.NewGuid():N}");
        ObjectRef[] holders = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => ObjectTasks.Remote().HoldUntilExists(gate))];
        var tasks = new ObjectRef[count];
        (long before, long privateBefore) = Memory();
        (double submitted, double run, long live, long privateBytes) = (0, 0, 0, 0);
        try
        {
            submitted = Clock.Seconds(() =>
            {
                for (int i = 0; i < count; i++) tasks[i] = ObjectTasks.Remote().Nothing();
            });
            (live, privateBytes) = Memory();
        }
        finally
        {
            await File.WriteAllTextAsync(gate, "");
        }

        run = await Clock.SecondsAsync(async () =>
        {
            for (int i = count - 1; i >= 0; i--) await tasks[i];
        });
        await holders;
        File.Delete(gate);
        tasks = [];
        long after = Memory().Live;

        using var echo = new EchoClient();
        double raw = count / echo.Run(1000, TimeSpan.FromSeconds(1));
        return (
        [
            new Figure($"{count:N0} tasks queued: submitted", submitted, "s"),
            new Figure($"{count:N0} tasks queued: submitted, run, each got", submitted + run, "s", Ray * count / RayTasks, "bare NetMQ echoes", raw),
        ], $"Memory of the driver per queued task: {(double)(live - before) / count:0} bytes of objects, {(double)(privateBytes - privateBefore) / count:0} private bytes; " +
           $"{(double)(after - before) / count:0} bytes of objects once all had ended and were let go.");
    }

    // Collected, and given back to the system: what is left belongs to the tasks.
    private static (long Live, long Private) Memory()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var self = Process.GetCurrentProcess();
        return (GC.GetTotalMemory(forceFullCollection: false), self.PrivateMemorySize64);
    }
}
