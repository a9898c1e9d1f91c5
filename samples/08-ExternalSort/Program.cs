using System.Diagnostics;
using ExternalSort;
using Samples;

var sample = new SampleCommand("Sorts more keys than the object store holds: map, shuffle, reduce, all through refs. After Ray's shuffle sort ('Exoshuffle').");
var data = sample.Number("--data", 512, "MiB of keys to sort.");
var store = sample.Number("--store", 128, "MiB of shared memory for objects; what is more goes to disk.", atLeast: 16);
return await sample.RunAsync(args, async options =>
{
    int cpus = options.GetValue(sample.Cpus);
    long memory = options.GetValue(store) * Plan.MiB;
    var plan = Plan.For(options.GetValue(data) * Plan.MiB, memory, cpus);
    await using var cluster = await Cluster.StartAsync(new() { Cpus = cpus, ObjectStoreMemory = memory });
    ulong[][] samples = await Enumerable.Range(0, plan.Parts).Select(part => Sorting.Remote().Sample(part, plan.KeysPerPart, plan.SamplesPerPart)).ToArray();
    ulong[] bounds = plan.Bounds(samples.SelectMany(keys => keys));

    var (map, reduce, check) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
    Summary before = default;
    CheckedPartition[] result = [];
    await Screen.WithProgressAsync(async progress =>
    {
        var clock = Stopwatch.StartNew();
        MappedPart[] mapped = await MapAsync(plan, bounds, progress("map", plan.Parts));
        before = mapped.Select(part => part.Keys).Aggregate((a, b) => a + b);
        map = clock.Elapsed;

        ObjectRef<ulong[]>[] sorted = await ReduceAsync(mapped, progress("shuffle and reduce", plan.Ranges));
        reduce = clock.Elapsed - map;

        // The result is in the store and on disk, partition by partition; so is it looked at.
        result = await CheckAsync(sorted, progress("check", plan.Ranges));
        check = clock.Elapsed - map - reduce;
    });

    Screen.ShowTimes(plan, map, reduce, check, cluster.ObjectStore);
    ShowOneThread(plan, cpus, map + reduce);
    Summary after = result.Select(partition => partition.Keys).Aggregate((a, b) => a + b);
    CheckedPartition[] filled = [.. result.Where(partition => partition.Keys.Count > 0)];
    return Report.Check(result.All(partition => partition.Sorted), $"Each of the {result.Length} ranges is in order.")
        & Report.Check(filled.Zip(filled.Skip(1)).All(pair => pair.First.Last <= pair.Second.First), "None begins before the one in front of it ends.")
        & Report.Check(before == after && before.Count == plan.KeyCount, $"The {after.Count:N0} keys are those that were there before: their checksums are the same.");
});

static async Task<MappedPart[]> MapAsync(Plan plan, ulong[] bounds, Action step)
{
    ObjectRef<MappedPart>[] mapping = [.. Enumerable.Range(0, plan.Parts).Select(part => Sorting.Remote().Map(part, plan.KeysPerPart, bounds))];
    await foreach (var _ in ObjectRef.WhenEach(mapping)) step();
    return await mapping;
}

// Reduce: one run of every map. The calls hold the runs from now on: as soon as a range is merged, its runs' place is free.
static async Task<ObjectRef<ulong[]>[]> ReduceAsync(MappedPart[] mapped, Action step)
{
    ObjectRef<ulong[]>[] sorted = [.. mapped[0].Runs.Select((_, range) => Sorting.Remote().Reduce([.. mapped.Select(part => part.Runs[range])]))];
    foreach (var run in mapped.SelectMany(part => part.Runs)) run.Dispose();
    await foreach (var _ in ObjectRef.WhenEach(sorted)) step();
    return sorted;
}

static async Task<CheckedPartition[]> CheckAsync(ObjectRef<ulong[]>[] sorted, Action step)
{
    ObjectRef<CheckedPartition>[] checks = [.. sorted.Select(partition => Sorting.Remote().Check(partition))];
    await foreach (var _ in ObjectRef.WhenEach(checks)) step();
    return await checks;
}

// What the same machine does with keys that fit into memory; where they do not, there is nothing to compare with.
static void ShowOneThread(Plan plan, int cpus, TimeSpan parallel)
{
    if (plan.Bytes > GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8 || plan.KeyCount > Array.MaxLength) return;
    var clock = Stopwatch.StartNew();
    ulong[] all = [.. Enumerable.Range(0, plan.Parts).SelectMany(part => Keys.Of(part, plan.KeysPerPart))];
    Array.Sort(all);
    Report.SpeedUp($"{all.Length:N0} keys, against Array.Sort of all of them in memory", cpus, parallel, clock.Elapsed);
}
