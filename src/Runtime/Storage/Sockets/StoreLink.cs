using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace Remote.Storage.Sockets;

/// <summary>
/// A process's connection to the server of its node's store. Requests leave on the asking thread; what needs no answer waits for the next of
/// them, or for a thread of its own, so that finalizers never wait.
/// </summary>
internal sealed class StoreLink : IDisposable
{
    private const int StackSize = 256 * 1024;
    private const int BatchSize = 64;

    private readonly Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly ConcurrentDictionary<ulong, PendingRequest> pending = new();
    private readonly ConcurrentQueue<StoreRequest> unsent = new();
    private readonly AutoResetEvent hasUnsent = new(false);
    private readonly Lock sending = new();
    private readonly StoreRequest[] batch = new StoreRequest[BatchSize];
    private ulong lastRequest;
    private volatile string? ended;

    /// <summary>Connects.</summary>
    /// <exception cref="IOException">Nobody listens.</exception>
    public StoreLink(string path, ulong process)
    {
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new IOException($"The object store of this node does not answer at '{path}': {e.Message}. The cluster has ended, or ends.", e);
        }

        unsent.Enqueue(new StoreRequest { Op = StoreOp.Hello, Process = process });
        new Thread(ReadLoop, StackSize) { IsBackground = true, Name = "Remote store receive" }.UnsafeStart();
        new Thread(SendLoop, StackSize) { IsBackground = true, Name = "Remote store send" }.UnsafeStart();
    }

    /// <summary>Sends a request, and all that waits to be sent before it.</summary>
    public PendingRequest Ask(StoreRequest request, StoredAt about)
    {
        var asked = new PendingRequest(about);
        request.Request = Interlocked.Increment(ref lastRequest);
        pending[request.Request] = asked;
        unsent.Enqueue(request);
        Flush();
        // After it was listed: either the end finds it there, or it finds the end here.
        if (ended is { } reason) asked.Fail(reason);
        return asked;
    }

    /// <summary>Sends something that needs no answer, soon.</summary>
    public void Post(in StoreRequest request)
    {
        unsent.Enqueue(request);
        hasUnsent.Set();
    }

    /// <summary>Sends what waits, then ends.</summary>
    public void Dispose()
    {
        Flush();
        End("this process has left the cluster");
    }

    private void Flush()
    {
        lock (sending)
        {
            int count = 0;
            while (ended is null && unsent.TryDequeue(out StoreRequest request))
            {
                batch[count++] = request;
                if (count == BatchSize) SendBatch(ref count);
            }

            SendBatch(ref count);
        }
    }

    private void SendBatch(ref int count)
    {
        try
        {
            var bytes = MemoryMarshal.AsBytes(batch.AsSpan(0, count));
            while (bytes.Length > 0) bytes = bytes[socket.Send(bytes)..];
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            End(e.Message);
        }

        count = 0;
    }

    private void SendLoop()
    {
        while (ended is null)
        {
            hasUnsent.WaitOne();
            Flush();
        }
    }

    private void ReadLoop()
    {
        try
        {
            using var stream = new BufferedStream(new NetworkStream(socket));
            var frame = new byte[StoreResponse.Size];
            while (ended is null)
            {
                stream.ReadExactly(frame);
                StoreResponse response = MemoryMarshal.Read<StoreResponse>(frame);
                var text = new byte[response.TextLength];
                stream.ReadExactly(text);
                OnResponse(response, Encoding.UTF8.GetString(text));
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            End(e.Message);
        }
    }

    private void OnResponse(StoreResponse response, string text)
    {
        // Finalizers let go of what is found; that goes out by itself.
        if (response.Status == StoreStatus.Collect) GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);
        else if (pending.TryGetValue(response.Request, out PendingRequest? asked))
        {
            if (response.Status != StoreStatus.Waits) pending.TryRemove(response.Request, out _);
            asked.OnResponse(response, text);
        }
    }

    private void End(string reason)
    {
        string whole = $"The connection of this process to the object store of its node has ended: {reason}.";
        if (Interlocked.CompareExchange(ref ended, whole, null) is not null) return;
        socket.Dispose();
        hasUnsent.Set();
        foreach (ulong request in pending.Keys)
            if (pending.TryRemove(request, out PendingRequest? asked)) asked.Fail(whole);
    }
}
