using System.Globalization;
using System.Text;

namespace Remote.Nodes.Memory;

/// <summary>Who held what when memory was short, in words.</summary>
internal static class MemoryReport
{
    /// <summary>Holders that one text names: enough to see who it is.</summary>
    private const int MostHolders = 8;
    private const int MostNames = 4;

    /// <summary>Why a worker is ended for the machine's sake, in one line.</summary>
    public static string WhyFor(MachineMemory machine, double limit) => $"{machine.Who} was out of memory: {Percent(machine.Fraction)} of {Size(machine.Total)} were in use, the limit is {Percent(limit)}";

    /// <summary>Why a worker is ended that took more than its work declared, in one line.</summary>
    public static string WhyBeyond(long before, long held, long declared)
        => $"it took {Size(held - before)}, and its work declared {Size(declared)} (Memory)";

    /// <summary>All that is known, with what to do.</summary>
    public static string Describe(string why, string wayOut, WorkerUse? ended, IReadOnlyCollection<WorkerUse> workers, long driver, MachineMemory? machine)
    {
        var text = new StringBuilder();
        if (ended is null) text.Append(why).Append(", and no task or actor is left that could be ended.");
        else text.Append(CultureInfo.InvariantCulture, $"{ended.Who} was ended, which had {Work(ended)}: {why}.");
        if (machine is { } all)
            text.Append(CultureInfo.InvariantCulture, $" {all.Who} has {Size(all.Used)} of {Size(all.Total)} in use, {Size(all.Shared)} of it shared memory, where the object store is.");
        text.Append(" Who held most of its own:");
        foreach (WorkerUse worker in workers.OrderByDescending(static w => w.Private).Take(MostHolders))
            text.Append(CultureInfo.InvariantCulture, $"\n  {worker.Who}: {Size(worker.Private)}, {Declared(worker.Declared)}, {Work(worker)}");
        if (workers.Count > MostHolders) text.Append(CultureInfo.InvariantCulture, $"\n  {workers.Count - MostHolders} more workers: {Size(workers.OrderByDescending(static w => w.Private).Skip(MostHolders).Sum(static w => w.Private))}");
        text.Append(CultureInfo.InvariantCulture, $"\n  the driver (process {Environment.ProcessId}): {Size(driver)}\n").Append(wayOut);
        return text.ToString();
    }

    /// <summary>A number of bytes as people read it.</summary>
    public static string Size(long bytes)
        => bytes >= 1L << 30 ? string.Create(CultureInfo.InvariantCulture, $"{(double)bytes / (1L << 30):0.##} GiB") : string.Create(CultureInfo.InvariantCulture, $"{(double)bytes / (1L << 20):0.#} MiB");

    private static string Percent(double part) => string.Create(CultureInfo.InvariantCulture, $"{part * 100:0.#} %");

    private static string Declared(long? declared) => declared is { } bytes ? $"declared {Size(bytes)}" : "nothing declared";

    private static string Work(WorkerUse worker)
    {
        if (worker.Actors.Count > 0) return $"{(worker.Actors.Count == 1 ? "the actor" : $"{worker.Actors.Count} actors:")} {Names(worker.Actors.Select(static a => a.Name), worker.Actors.Count)}";
        if (worker.Tasks is not { } tasks) return "tasks that it could not name";
        return tasks.Count == 0 ? "nothing to do" : $"{(tasks.Count == 1 ? "the task" : $"{tasks.Count} tasks:")} {Names(tasks.Select(Describe), tasks.Count)}";
    }

    private static string Describe(ControlPlane.BegunTask task)
        => string.Create(CultureInfo.InvariantCulture, $"{task.Name} (for {(Environment.TickCount64 - task.BegunAt) / 1000.0:0.0} s, {(task.MayRetry ? "may be run again" : "may not be run again")})");

    private static string Names(IEnumerable<string> names, int count)
        => string.Join(", ", names.Take(MostNames)) + (count > MostNames ? $" and {count - MostNames} more" : "");
}
