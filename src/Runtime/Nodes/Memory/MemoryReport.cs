using System.Globalization;
using System.Text;
using Remote.Storage;

namespace Remote.Nodes.Memory;

/// <summary>Who held what when memory was short, in words.</summary>
internal static class MemoryReport
{
    /// <summary>Holders that one text names: enough to see who it is.</summary>
    private const int MostHolders = 8;
    private const int MostNames = 4;

    /// <summary>Why a worker is ended for the machine's sake, in one line.</summary>
    public static string WhyFor(MachineMemory machine, double limit) => $"{machine.Who} was out of memory: {Percent(machine.Fraction)} of {ByteText.Of(machine.Total)} were in use, the limit is {Percent(limit)}";

    /// <summary>Why a worker is ended that took more than its work declared, in one line.</summary>
    public static string WhyBeyond(long before, long held, long declared)
        => $"it took {ByteText.Of(held - before)}, and its work declared {ByteText.Of(declared)} (Memory)";

    /// <summary>All that is known, with what to do.</summary>
    public static string Describe(string why, string wayOut, WorkerUse? ended, IReadOnlyCollection<WorkerUse> workers, long driver, MachineMemory? machine, IReadOnlyList<NodeStoreUse> stores)
    {
        var text = new StringBuilder();
        if (ended is null) text.Append(why).Append(", and no task or actor is left that could be ended.");
        else text.Append(CultureInfo.InvariantCulture, $"{Who(ended, stores)} was ended, which had {Work(ended)}: {why}.");
        text.Append(' ');
        if (machine is { } all)
            text.Append(CultureInfo.InvariantCulture, $"{all.Who} has {ByteText.Of(all.Used)} of {ByteText.Of(all.Total)} in use, {ByteText.Of(all.Shared)} of it shared memory; ");
        text.Append(Stores(stores, ended?.Node ?? Node.Number)).Append(". Who held most of its own:");
        foreach (WorkerUse worker in workers.OrderByDescending(static w => w.Private).Take(MostHolders))
            text.Append(CultureInfo.InvariantCulture, $"\n  {Who(worker, stores)}: {ByteText.Of(worker.Private)}, {Declared(worker.Declared)}, {Work(worker)}");
        if (workers.Count > MostHolders) text.Append(CultureInfo.InvariantCulture, $"\n  {workers.Count - MostHolders} more workers: {ByteText.Of(workers.OrderByDescending(static w => w.Private).Skip(MostHolders).Sum(static w => w.Private))}");
        text.Append(CultureInfo.InvariantCulture, $"\n  the driver (process {Environment.ProcessId}): {ByteText.Of(driver)}\n").Append(wayOut);
        return text.ToString();
    }

    // All of them take the machine's memory; with one node there is nothing to tell apart.
    private static string Stores(IReadOnlyList<NodeStoreUse> stores, ulong first)
        => string.Join(", ", stores.OrderByDescending(s => s.Node == first).Select(s => string.Create(
            CultureInfo.InvariantCulture,
            $"the object store{(stores.Count > 1 ? $" of node {s.Node:x}" : "")} has taken {ByteText.Of(s.Store.Committed)} and uses {ByteText.Of(s.Store.Used)} of {ByteText.Of(s.Store.Capacity)}")));

    private static string Who(WorkerUse worker, IReadOnlyList<NodeStoreUse> stores)
        => stores.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $"{worker.Who} on node {worker.Node:x}") : worker.Who;

    private static string Percent(double part) => string.Create(CultureInfo.InvariantCulture, $"{part * 100:0.#} %");

    private static string Declared(long? declared) => declared is { } bytes ? $"declared {ByteText.Of(bytes)}" : "nothing declared";

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
