using Microsoft.Extensions.Logging;
using Remote.Diagnostics;
using Remote.Storage.Blocks;

namespace Remote.Storage;

/// <summary>The door of a process that the node lives in: the driver, and workers that are its threads. Asks the table itself.</summary>
internal sealed class LocalStore(StoreTable table, ulong process, ILogger logger) : StoreDoor
{
    public override ulong Number => table.Number;

    public override long Capacity => table.Capacity;

    public override StoredWriter Reserve(long length, StoredId outgrown = default)
    {
        ValueTask<BlockPlace> place = table.ReserveAsync(process, length, outgrown);
        return Writer(place.IsCompletedSuccessfully ? place.Result : place.AsTask().GetAwaiter().GetResult(), table.Arena.Mapping);
    }

    public override ValueTask<StorePin> PinAsync(StoredAt at, CancellationToken cancellationToken = default)
    {
        ValueTask<BlockPlace> place = table.PinAsync(process, at, cancellationToken);
        return place.IsCompletedSuccessfully ? new ValueTask<StorePin>(Pin(place.Result, table.Arena.Mapping)) : AwaitAsync(place);
    }

    public override void Adopt(StoredId id) => Tell(table.Adopt, id);

    public override void Free(StoredId id) => Tell(table.Free, id);

    public override StoredAt Seal(StoredId id, long length, ulong owner) => table.Seal(process, id, length, owner);

    public override void Abandon(StoredId id) => Tell(table.Abandon, id);

    public override void Unpin(StoredId id) => Tell(table.Unpin, id);

    // The table hears of the process's end from the node.
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // Finalizers call these: an exception would end the process.
    private void Tell(Action<ulong, StoredId> what, StoredId id)
    {
        try
        {
            what(process, id);
        }
        catch (Exception e) when (e is InvalidDataException or ObjectDisposedException)
        {
            Log.StoreMisused(logger, process, e);
        }
    }

    private async ValueTask<StorePin> AwaitAsync(ValueTask<BlockPlace> place) => Pin(await place.ConfigureAwait(false), table.Arena.Mapping);
}
