using System.Diagnostics;
using MapReduce;
using Samples;
using Counts = System.Collections.Generic.Dictionary<string, int>;

var sample = new SampleCommand("Counts the words of many files by map and reduce. Ported from Ray's 'A Simple MapReduce Example with Ray Core'.");
var maps = sample.Number("--maps", 8, "Parts of the text: one map task each.");
var partitions = sample.Number("--partitions", 4, "Parts of the vocabulary: one reduce task each.");
var folder = sample.Option("--folder", Corpus.SdkDocumentation, "The folder whose .txt, .md and .xml files are counted.");
return await sample.RunAsync(args, async options =>
{
    List<FileInfo> files = Corpus.Find(options.GetValue(folder)!);
    if (files.Count == 0) return Report.Check(false, $"There is a .txt, .md or .xml file in '{options.GetValue(folder)}' or below it.");
    string[][] parts = Corpus.Split(files, options.GetValue(maps));

    await using var cluster = await Cluster.StartAsync(new() { Cpus = options.GetValue(sample.Cpus) });

    // A file of each part to warm up, both ways, so that both times are those of compiled code.
    await MapReduceAsync([.. parts.Select(part => part[..1])], options.GetValue(partitions));
    WordCount.Count(parts.Select(part => part[0]));

    var (counts, mapping, parallel) = await MapReduceAsync(parts, options.GetValue(partitions));
    var clock = Stopwatch.StartNew();
    Counts alone = WordCount.Count(files.Select(file => file.FullName));
    TimeSpan oneThread = clock.Elapsed;

    Screen.ShowWords(counts.SelectMany(part => part));
    Screen.ShowPartitions(counts, mapping, parallel - mapping);
    Report.SpeedUp($"{files.Count} files, {files.Sum(file => file.Length):N0} bytes", options.GetValue(sample.Cpus), parallel, oneThread);
    long occurrences = alone.Values.Sum(count => (long)count);
    return Report.Check(Same(counts, alone), $"All {alone.Count:N0} words and {occurrences:N0} occurrences are those of the one-thread count.");
});

static async Task<(Counts[] Counts, TimeSpan Map, TimeSpan Elapsed)> MapReduceAsync(string[][] parts, int partitions)
{
    var clock = Stopwatch.StartNew();

    // Map. What comes back are refs, one for each partition of each part.
    ObjectRef<Counts>[][] mapped = await parts.Select(part => WordCount.Remote().Map(part, partitions)).ToArray();
    TimeSpan mapping = clock.Elapsed;

    // Reduce: partition p of every map. A ref goes where a value is asked, in an argument list of any length too.
    ObjectRef<Counts>[] reduced =
        [.. Enumerable.Range(0, partitions).Select(p => WordCount.Remote().Reduce([.. mapped.Select(row => row[p])]))];
    return (await reduced, mapping, clock.Elapsed);
}

// No word is in two partitions, and each has the count of the one-thread run.
static bool Same(IReadOnlyList<Counts> partitions, Counts alone) =>
    partitions.Sum(part => part.Count) == alone.Count
    && partitions.SelectMany(part => part).All(word => alone.GetValueOrDefault(word.Key) == word.Value);
