namespace Remote.Storage.Sockets;

/// <summary>A request of this process that the server has not answered.</summary>
internal sealed class PendingRequest(StoredAt about) : TaskCompletionSource<StoreResponse>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public void Complete(StoreResponse response, string text)
    {
        switch (response.Status)
        {
            case StoreStatus.Done: TrySetResult(response); break;
            case StoreStatus.Full: TrySetException(new ObjectStoreFullException(text)); break;
            case StoreStatus.Lost: TrySetException(new StoredObjectLostException(about, text)); break;
            default: TrySetException(new IOException($"The object store of this node failed: {text}")); break;
        }
    }
}
