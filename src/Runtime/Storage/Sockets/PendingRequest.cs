namespace Remote.Storage.Sockets;

/// <summary>A request of this process that the server has not answered.</summary>
internal sealed class PendingRequest(StoredAt about)
{
    private readonly TaskCompletionSource heard = new();
    private readonly TaskCompletionSource<StoreResponse> answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<StoreResponse> Answer => answered.Task;

    /// <summary>
    /// Blocks until the server has said anything: what is at hand it answers at once, sooner than another thread could take over. Afterwards the
    /// answer is there, or takes a while.
    /// </summary>
    public Task<StoreResponse> AwaitFirstWord()
    {
        heard.Task.Wait();
        return answered.Task;
    }

    public void OnResponse(StoreResponse response, string text)
    {
        switch (response.Status)
        {
            case StoreStatus.Waits: break;
            case StoreStatus.Done: answered.TrySetResult(response); break;
            case StoreStatus.Full: answered.TrySetException(new ObjectStoreFullException(text)); break;
            case StoreStatus.Lost: answered.TrySetException(new StoredObjectLostException(about, text)); break;
            default: answered.TrySetException(new IOException($"The object store of this node failed: {text}")); break;
        }

        heard.TrySetResult();
    }

    public void Fail(string reason)
    {
        answered.TrySetException(new IOException(reason));
        heard.TrySetResult();
    }
}
