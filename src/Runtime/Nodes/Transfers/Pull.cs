using Remote.Storage;
using Remote.Storage.Arenas;
using Remote.Storage.Blocks;

namespace Remote.Nodes.Transfers;

/// <summary>One transfer: brings an object into this node's store, from one source after the other if need be, going on where the last one ended.</summary>
internal sealed unsafe class Pull(StoreLinks links, StoredAt at)
{
    /// <summary>A part that is hashed, and that a broken connection costs at most: as Ray's (object_manager_default_chunk_size, 5 MiB).</summary>
    public const long ChunkSize = 5 << 20;

    /// <summary>Parts that are asked for ahead: the source never waits for the question.</summary>
    private const int Window = 4;

    /// <summary>So many damaged parts of one source are no accident.</summary>
    private const int MaxDamaged = 3;

    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SourceSearch search = new(links, at);
    private readonly Dictionary<ulong, int> damaged = [];
    private IncomingCopy? copy;

    /// <summary>Ends when the copy is in the store.</summary>
    public Task Done => done.Task;

    /// <summary>Brings it, on the caller's thread; never throws.</summary>
    public void Run()
    {
        Exception? failure = null;
        try
        {
            ArenaMapping mapping = links.Table.Arena.Mapping;
            // The store may end meanwhile.
            mapping.Hold();
            failure = TryBring();
            mapping.LetGo();
        }
        catch (Exception e)
        {
            failure = e;
        }

        links.OnEnded(at);
        if (failure is null) done.TrySetResult();
        else done.TrySetException(failure);
    }

    private Exception? TryBring()
    {
        try
        {
            // Null where it has arrived since somebody asked.
            if (links.Table.ReserveCopyAsync(at).AsTask().GetAwaiter().GetResult() is not { } place) return null;
            copy = new IncomingCopy(place);
            links.Arriving[at.Id] = copy;
            Bring();
            return null;
        }
        catch (Exception e)
        {
            if (copy is not null) GiveUp(e);
            return e;
        }
    }

    private void Bring()
    {
        IncomingCopy copy = this.copy!;
        // An empty one has to be somewhere, too.
        for (bool opened = false; !opened || !copy.IsComplete;)
        {
            RemoteStore source = search.Next();
            try
            {
                opened |= BringFrom(source);
            }
            catch (IOException e)
            {
                search.OnBroken(source, e.Message);
            }
        }

        // Pinned: others read the copy that still arrived, until they are done.
        links.Table.SealCopy(at.Id, pinFor: StoreLinks.Self);
        links.Arriving.TryRemove(at.Id, out _);
        search.OnArrived();
        copy.Finish(() => links.Table.Unpin(StoreLinks.Self, at.Id));
    }

    private void GiveUp(Exception reason)
    {
        links.Arriving.TryRemove(at.Id, out _);
        copy!.Fail($"the node that passes it on could not have it: {reason.Message}");
        links.Table.AbandonCopy(at.Id);
        search.OnGaveUp();
    }

    // False where the source does not have it.
    private bool BringFrom(RemoteStore source)
    {
        TransferSocket connection = source.Connect();
        try
        {
            connection.Send(TransferFrame.Of(TransferOp.Open, at));
            bool has = connection.Receive(out string why) is { Op: TransferOp.Opened } && ReceiveAll(connection, source, out why);
            if (!has) search.OnMissing(source, why);
            if (has) connection.Send(TransferFrame.Of(TransferOp.Close, at));
            // Parts that were asked for ahead are not sent after a no.
            source.Return(connection);
            return has;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private bool ReceiveAll(TransferSocket connection, RemoteStore source, out string why)
    {
        why = "";
        IncomingCopy copy = this.copy!;
        long asked = copy.Received;
        while (!copy.IsComplete)
        {
            for (; asked < at.Length && asked < copy.Received + Window * ChunkSize; asked += Math.Min(ChunkSize, at.Length - asked)) Ask(connection, asked);
            TransferFrame chunk = connection.Receive(out why);
            if (chunk.Op == TransferOp.Lost) return false;
            long expected = Math.Min(ChunkSize, at.Length - copy.Received);
            if (chunk.Op != TransferOp.Chunk || chunk.At != at || chunk.Offset != copy.Received || chunk.Count != expected)
                throw new IOException($"store {source.Peer.Store:x} sent something else than was asked for");
            Receive(connection, source, chunk);
        }

        return true;
    }

    private void Ask(TransferSocket connection, long offset)
    {
        TransferFrame read = TransferFrame.Of(TransferOp.Read, at);
        (read.Offset, read.Count) = (offset, Math.Min(ChunkSize, at.Length - offset));
        connection.Send(read);
    }

    private void Receive(TransferSocket connection, RemoteStore source, in TransferFrame chunk)
    {
        byte* to = links.Table.Arena.Mapping.Base + copy!.Place.Offset + chunk.Offset;
        connection.ReceiveBytes(to, chunk.Count);
        if (OpenedObject.Hash(to, chunk.Count) == chunk.Hash)
        {
            copy.Add(chunk.Count);
            links.PartCame?.Invoke(copy, source.Peer.Store);
            return;
        }

        int times = damaged[source.Peer.Store] = damaged.GetValueOrDefault(source.Peer.Store) + 1;
        string what = $"{chunk.Count} bytes at {chunk.Offset} of the object {at.Id} came damaged from store {source.Peer.Store:x}";
        if (times >= MaxDamaged) search.OnMissing(source, $"{what}, {times} times");
        throw new IOException(what);
    }
}
