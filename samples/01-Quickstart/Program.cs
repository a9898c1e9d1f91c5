using System.Diagnostics;
using Quickstart;

if (!Corpus.TryFind(args, out var files, out int exitCode)) return exitCode;
try
{
    await using var cluster = await Cluster.StartAsync();        // this process and one worker process per CPU
    var index = SearchIndex.Remote();                            // an actor

    // In parallel: one task per file. Each result goes to the actor by reference; this process never reads it.
    var clock = Stopwatch.StartNew();
    var merged = files.Select(file => index.Add(Documentation.Remote().Read(file.FullName))).ToList();
    await Screen.ProgressAsync(files, ObjectRef.WhenEach(merged));
    TimeSpan parallel = clock.Elapsed;

    // On one thread: the same code, called without Remote().
    clock.Restart();
    var local = new SearchIndex();
    foreach (FileInfo file in files) local.Add(Documentation.Read(file.FullName));
    TimeSpan alone = clock.Elapsed;

    Screen.ShowTerms(await index.TopTerms(10));
    foreach (string query in Corpus.Queries) Screen.ShowHits(query, await index.Search(query, 3));

    var hash = index.ContentHash();                              // the actor hashes while this process hashes too
    bool same = local.ContentHash() == await hash;
    Screen.ShowTimes(files, cluster.Workers.Count, parallel, alone, same);
    return same ? 0 : 1;
}
catch (RemoteException error)                                    // a killed task worker is no error: its tasks run again
{
    Screen.ShowFailure(error);
    return 1;
}
