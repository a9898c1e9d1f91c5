using System.Collections.Concurrent;

namespace Remote.Nodes.Output;

/// <summary>Takes what workers write to this process's output, folded, and to their logs, in full.</summary>
internal sealed class OutputRelay : IDisposable
{
    /// <summary>A worker's log is two files of this size at most.</summary>
    public const long MaxLogBytes = 32 << 20;

    private readonly ConcurrentDictionary<string, WorkerLog> logs = new();
    private readonly LogFolder folder;
    private readonly LineFold? fold;
    private readonly Action<string> write;
    private volatile bool unlogged;

    /// <param name="folder">Where the logs go.</param>
    /// <param name="folds">Whether repeated lines are folded.</param>
    /// <param name="time">The clock of the folding.</param>
    /// <param name="write">Shows a line.</param>
    public OutputRelay(LogFolder folder, bool folds, TimeProvider time, Action<string> write)
    {
        (this.folder, this.write) = (folder, write);
        if (folds) fold = new LineFold(time, write, () => Path.Combine(folder.Path, "*.log"));
    }

    public void OnLine(string worker, string line)
    {
        Keep(worker, line);
        // A fold refers to the logs: without them every line is shown.
        if (fold is null || unlogged) write($"({worker}) {line}");
        else fold.Add(worker, line);
    }

    /// <summary>A worker has ended: its log is complete.</summary>
    public void OnEnded(string worker)
    {
        if (logs.TryRemove(worker, out WorkerLog? log)) log.Dispose();
    }

    public void Dispose()
    {
        fold?.Dispose();
        foreach (WorkerLog log in logs.Values) log.Dispose();
    }

    private void Keep(string worker, string line)
    {
        if (unlogged) return;
        try
        {
            folder.Ensure();
            logs.GetOrAdd(worker, static (name, folder) => new WorkerLog(Path.Combine(folder, FileNameOf(name)), MaxLogBytes), folder.Path).Write(line);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            unlogged = true;
            write($"remote: warning: what workers write is not kept in {folder.Path} any more, and shown in full here: {error.Message}");
        }
    }

    // "worker 3, pid 4711" is worker-3-4711.log.
    private static string FileNameOf(string worker) => worker.Replace(", pid ", "-", StringComparison.Ordinal).Replace(' ', '-') + ".log";
}
