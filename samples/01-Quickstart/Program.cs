using System.Diagnostics;
using Quickstart;

if (!Corpus.TryFind(args, out var files, out int exitCode)) return exitCode;
try
{
    await using var cluster = await Cluster.StartAsync();        // this process and one worker process per CPU

    // Once to warm up, both ways, so that both times are those of compiled code.
    await Actors.KillAsync((await InParallel(files, "Warming up")).Index);
    OnOneThread(files, "Warming up on one thread");
    var (index, parallel) = await InParallel(files, "Indexing");
    var (local, alone) = OnOneThread(files, "Indexing on one thread");

    Screen.ShowTerms(await index.TopTerms(10));
    var searches = Corpus.Queries.Select(query => index.Search(query, 3)).ToList();
    foreach (var (query, hits) in Corpus.Queries.Zip(await searches)) Screen.ShowHits(query, hits);

    var hash = index.ContentHash();                              // both hash at the same time
    bool same = local.ContentHash() == await hash;
    Screen.ShowTimes(files, cluster.Workers.Count(worker => worker.Role == "tasks"), parallel, alone, same);
    return same ? 0 : 1;
}
catch (RemoteException error) { return Screen.ShowFailure(error); }     // not for a killed task worker: its tasks run again

// One task per file; each result goes on to the actor by reference and is never read here.
static async Task<(IActorRef<SearchIndex> Index, TimeSpan Elapsed)> InParallel(List<FileInfo> files, string title)
{
    var clock = Stopwatch.StartNew();
    var index = SearchIndex.Remote();
    var merged = files.Select(file => index.Add(Documentation.Remote().Read(file.FullName))).ToList();
    await Screen.ProgressAsync(title, files, ObjectRef.WhenEach(merged));
    return (index, clock.Elapsed);
}

// The same code, called without Remote().
static (SearchIndex Index, TimeSpan Elapsed) OnOneThread(List<FileInfo> files, string title)
{
    var clock = Stopwatch.StartNew();
    var index = new SearchIndex();
    Screen.Progress(title, files, file => index.Add(Documentation.Read(file.FullName)));
    return (index, clock.Elapsed);
}
