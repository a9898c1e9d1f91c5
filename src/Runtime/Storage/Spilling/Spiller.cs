using Microsoft.Extensions.Logging;
using Remote.Diagnostics;
using Remote.Storage.Blocks;

namespace Remote.Storage.Spilling;

/// <summary>
/// Moves a store's objects to disk on one thread, and back on others. Whoever waits for room waits for the end of a round, in which as much leaves
/// memory as the policy says. Threads start when first needed: most programs never do.
/// </summary>
internal sealed class Spiller : ISpiller, IDisposable
{
    private readonly Lock gate = new();
    private readonly SemaphoreSlim work = new(0);
    private readonly CancellationTokenSource stopping = new();
    private readonly SpillForgetter forgotten;
    private readonly SpillReader reader;
    private readonly SpillHealth health;
    private readonly StoreTable table;
    private readonly SpillDisk disk;
    private readonly ILogger logger;
    private Thread? thread;
    private TaskCompletionSource<SpillRound>? next;
    private bool isWoken;

    /// <param name="table">Whose objects; to be told of this one.</param>
    /// <param name="folder">The folder for files, which is there when this returns.</param>
    /// <param name="logger">Hears what moves, and what fails.</param>
    /// <param name="time">The clock.</param>
    public Spiller(StoreTable table, Func<string> folder, ILogger logger, TimeProvider time)
    {
        this.table = table;
        this.logger = logger;
        disk = new SpillDisk(folder);
        health = new SpillHealth(time);
        Report = new SpillReport(logger, time, disk);
        forgotten = new SpillForgetter(disk);
        reader = new SpillReader(disk, Report, logger, stopping.Token);
    }

    /// <summary>What was moved so far.</summary>
    public SpillReport Report { get; }

    /// <summary>Bytes on disk now.</summary>
    public long OnDisk => disk.Held;

    public void OnUsed(long used, long capacity)
    {
        if (SpillPolicy.Excess(capacity, used, needed: 0) > 0) Wake();
    }

    public Task<SpillRound> MakeRoomAsync()
    {
        lock (gate)
        {
            if (stopping.IsCancellationRequested) return Task.FromResult(default(SpillRound));
            next ??= new TaskCompletionSource<SpillRound>(TaskCreationOptions.RunContinuationsAsynchronously);
            Wake();
            return next.Task;
        }
    }

    public Task ReadAsync(object onDisk, nint destination, long length) => reader.ReadAsync((SpillPlace)onDisk, destination);

    public void Forget(object onDisk)
    {
        forgotten.Add((SpillPlace)onDisk);
        Wake();
    }

    /// <summary>Ends what is under way, and deletes all files.</summary>
    public void Dispose()
    {
        Thread? running;
        lock (gate)
        {
            stopping.Cancel();
            running = thread;
            Wake();
        }

        running?.Join();
        reader.Dispose();
        next?.TrySetResult(default);
        disk.Dispose();
        Report.End();
    }

    private void Wake()
    {
        lock (gate)
        {
            if (!stopping.IsCancellationRequested && thread is null)
            {
                thread = new Thread(Loop) { IsBackground = true, Name = "Remote spill" };
                thread.UnsafeStart();
            }

            if (isWoken) return;
            isWoken = true;
            work.Release();
        }
    }

    private void Loop()
    {
        while (!stopping.IsCancellationRequested)
        {
            // After a failure it tries again by itself: nobody need ask for it.
            work.Wait(health.Pause > TimeSpan.Zero ? health.Pause + TimeSpan.FromMilliseconds(1) : Timeout.InfiniteTimeSpan);
            TaskCompletionSource<SpillRound>? round = Begin();
            forgotten.Release();
            SpillRound outcome = MoveOut(health.MayTry(isAsked: round is not null));
            round?.TrySetResult(outcome);
        }
    }

    private TaskCompletionSource<SpillRound>? Begin()
    {
        lock (gate)
        {
            isWoken = false;
            TaskCompletionSource<SpillRound>? asked = next;
            next = null;
            return asked;
        }
    }

    private SpillRound MoveOut(bool mayWrite)
    {
        SpillTake take = table.TakeForSpilling(mayWrite);
        if (take.ToWrite.Count == 0) return new SpillRound(take.Freed, Refusal());
        long freed = Write(take.ToWrite);
        return new SpillRound(take.Freed + freed, Refusal());
    }

    private long Write(IReadOnlyList<BlockPlace> objects)
    {
        var batch = new SpillBatch(table, objects);
        try
        {
            batch.WriteTo(disk, stopping.Token);
            DateTimeOffset since = health.Since;
            if (health.Succeed()) Log.SpillingWorksAgain(logger, since);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A disk that has taken some is asked for more as soon as somebody wants it: then it takes more, or fails.
            if (batch.Written.Count == 0 && health.Fail(e)) Log.SpillingFails(logger, health.Since, e.Message, e);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // The cluster ends.
        }

        batch.End();
        if (batch.Written.Count > 0) Report.OnSpilled(batch.Written);
        return batch.Freed;
    }

    private IOException? Refusal()
        => health.Failure is null ? null : new IOException($"{health.Failure.Message} (since {health.Since:HH:mm:ss})", health.Failure);
}
