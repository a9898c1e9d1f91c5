using Remote.Storage.Arenas;
using Remote.Storage.Blocks;

namespace Remote.Storage.Sockets;

/// <summary>A worker process's door to the store of its node. Connects, and maps the arena, when it is first needed.</summary>
internal sealed class StoreClient(StoreAddress address, ulong process) : StoreDoor
{
    private readonly Lock gate = new();
    private StoreLink? link;
    private ArenaMapping? mapping;
    private bool closed;

    public override ulong Number => address.Number;

    public override long Capacity => address.Capacity;

    public override StoredWriter Reserve(long length, StoredId outgrown = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArenaMapping mapped = Mapping();
        StoreResponse answer = Ask(Request(StoreOp.Reserve, outgrown, length));
        return Writer(PlaceOf(answer), mapped);
    }

    public override ValueTask<StorePin> PinAsync(StoredAt at, CancellationToken cancellationToken = default)
    {
        ArenaMapping mapped = Mapping();
        Task<StoreResponse> answer = Link().Ask(Request(StoreOp.Pin, at.Id, at.Length), at).AwaitFirstWord();
        return answer.IsCompletedSuccessfully ? new ValueTask<StorePin>(Pin(PlaceOf(answer.Result), mapped)) : AwaitAsync(answer, at.Id, mapped, cancellationToken);
    }

    public override void Adopt(StoredId id) => Post(StoreOp.Adopt, id);

    public override void Free(StoredId id) => Post(StoreOp.Free, id);

    public override void Abandon(StoredId id) => Post(StoreOp.Abandon, id);

    public override void Unpin(StoredId id) => Post(StoreOp.Unpin, id);

    public override StoredAt Seal(StoredId id, long length, ulong owner)
    {
        StoreRequest request = Request(StoreOp.Seal, id, length);
        request.Process = owner;
        StoreResponse answer = Ask(request);
        return new StoredAt(answer.Id, answer.Length);
    }

    public override ValueTask DisposeAsync()
    {
        lock (gate)
        {
            closed = true;
            link?.Dispose();
            mapping?.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private async ValueTask<StorePin> AwaitAsync(Task<StoreResponse> answer, StoredId id, ArenaMapping mapped, CancellationToken cancellationToken)
    {
        try
        {
            return Pin(PlaceOf(await answer.WaitAsync(cancellationToken).ConfigureAwait(false)), mapped);
        }
        catch (OperationCanceledException)
        {
            // The answer is on its way, and with it a pin.
            _ = answer.ContinueWith(_ => Unpin(id), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            throw;
        }
    }

    private static StoreRequest Request(StoreOp op, StoredId id, long length) => new() { Op = op, Store = id.Store, Number = id.Number, Length = length };

    private static BlockPlace PlaceOf(in StoreResponse answer) => new(answer.Id, answer.Offset, answer.Length);

    private StoreResponse Ask(StoreRequest request)
        => Link().Ask(request, new StoredAt(request.Id, request.Length)).AwaitFirstWord().GetAwaiter().GetResult();

    private void Post(StoreOp op, StoredId id)
    {
        try
        {
            Link().Post(Request(op, id, 0));
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // A store that is gone has let go of everything.
        }
    }

    private StoreLink Link()
    {
        if (Volatile.Read(ref link) is { } open) return open;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, typeof(IObjectStore));
            return link ??= new StoreLink(address.SocketPath, process);
        }
    }

    private ArenaMapping Mapping()
    {
        if (Volatile.Read(ref mapping) is { } mapped) return mapped;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, typeof(IObjectStore));
            return mapping ??= ArenaMapping.Of(address.ArenaPath, address.Capacity);
        }
    }
}
