using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Remote.Diagnostics;

namespace Remote.Storage.Spilling;

/// <summary>Reads objects back, a few at a time, on threads of its own.</summary>
internal sealed class SpillReader(SpillDisk disk, SpillReport report, ILogger logger, CancellationToken stopping) : IDisposable
{
    /// <summary>Enough to keep a disk busy while another's bytes are hashed.</summary>
    private const int Most = 2;

    private readonly BlockingCollection<Request> requests = [];
    private readonly List<Thread> threads = [];
    private int idle;

    /// <exception cref="IOException">It cannot be read.</exception>
    public Task ReadAsync(SpillPlace place, nint destination)
    {
        var request = new Request(place, destination, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (threads)
        {
            if (stopping.IsCancellationRequested) return Task.FromException(new ObjectDisposedException(nameof(SpillReader)));
            requests.Add(request, CancellationToken.None);
            if (idle >= requests.Count || threads.Count == Most) return request.Done.Task;
            var thread = new Thread(Loop) { IsBackground = true, Name = "Remote restore" };
            threads.Add(thread);
            thread.UnsafeStart();
        }

        return request.Done.Task;
    }

    /// <summary>Ends, after those that were told to stop: nothing is written into memory any more.</summary>
    public void Dispose()
    {
        lock (threads) requests.CompleteAdding();
        foreach (Thread thread in threads) thread.Join();
        foreach (Request request in requests.GetConsumingEnumerable()) request.Done.TrySetException(new ObjectDisposedException(nameof(SpillReader)));
        requests.Dispose();
    }

    private void Loop()
    {
        while (true)
        {
            Interlocked.Increment(ref idle);
            bool any = requests.TryTake(out Request request, Timeout.Infinite, CancellationToken.None);
            Interlocked.Decrement(ref idle);
            if (!any) return;
            Read(request);
        }
    }

    private unsafe void Read(Request request)
    {
        try
        {
            disk.Read(request.Place, (byte*)request.Destination, stopping);
            report.OnRestored(request.Place.Length);
            request.Done.TrySetResult();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            string reason = $"it was moved to disk, and cannot be read back from '{request.Place.File.Path}': {e.Message}";
            Log.RestoreFailed(logger, request.Place.Id.ToString(), request.Place.Length, reason, e);
            request.Done.TrySetException(new IOException(reason, e));
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            request.Done.TrySetException(new ObjectDisposedException(nameof(SpillReader), e));
        }
    }

    private readonly record struct Request(SpillPlace Place, nint Destination, TaskCompletionSource Done);
}
