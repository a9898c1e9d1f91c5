using System.Globalization;
using Remote.Storage;

namespace Remote.Nodes.Transfers;

/// <summary>Answers one other store, on its connection's thread.</summary>
internal sealed unsafe class TransferService(StoreLinks links, TransferSocket peer) : IDisposable
{
    private OpenedObject? open;
    private StoredAt opened;

    /// <summary>Serves to the end of the connection.</summary>
    /// <exception cref="InvalidDataException">The other store asks for what it cannot have.</exception>
    public void Run()
    {
        while (peer.TryReceive(out TransferFrame frame, out string text)) Handle(frame, text);
    }

    public void Dispose() => Close();

    private void Handle(in TransferFrame frame, string text)
    {
        switch (frame.Op)
        {
            case TransferOp.Locate: Locate(frame, text); break;
            case TransferOp.Open: Open(frame); break;
            case TransferOp.Find: Find(frame); break;
            case TransferOp.Read: Read(frame); break;
            case TransferOp.Close: Close(); break;
            case TransferOp.Arrived: links.Copies.OnArrived(frame.At.Id, peer.Peer); break;
            case TransferOp.GaveUp: links.Copies.OnGaveUp(frame.At.Id, peer.Peer); break;
            case TransferOp.Adopt: links.Table.Adopt(frame.Who, Own(frame)); break;
            case TransferOp.Free: links.Table.Free(frame.Who, Own(frame)); break;
            case TransferOp.Drop: links.Table.DropCopy(frame.At.Id); break;
            default: throw new InvalidDataException($"{(byte)frame.Op} is no request of a store");
        }
    }

    // What is another store's would be passed on, and round for ever.
    private StoredId Own(in TransferFrame frame)
        => frame.Store == links.Table.Number ? frame.At.Id : throw new InvalidDataException($"the object {frame.At.Id} has its home elsewhere");

    private void Locate(in TransferFrame frame, string failed)
    {
        ulong[] avoid = [.. failed.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(static s => ulong.Parse(s, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))];
        if (links.Copies.Locate(Own(frame), peer.Peer, avoid) is not { } source)
        {
            peer.Send(TransferFrame.Of(TransferOp.Lost, frame.At), "no store has it that could be reached");
            return;
        }

        TransferFrame answer = TransferFrame.Of(TransferOp.Source, frame.At);
        answer.Who = source;
        peer.Send(answer);
    }

    private void Open(in TransferFrame frame)
    {
        Close();
        opened = frame.At;
        Answer(frame, () => open = links.Open(opened));
    }

    private void Find(TransferFrame frame) => Answer(frame, () => links.OpenCopy(frame.At).Dispose());

    private void Answer(in TransferFrame frame, Action open)
    {
        try
        {
            open();
        }
        catch (Exception e) when (e is StoredObjectLostException or ObjectStoreFullException)
        {
            peer.Send(TransferFrame.Of(TransferOp.Lost, frame.At), e.Message);
            return;
        }

        peer.Send(TransferFrame.Of(TransferOp.Opened, frame.At));
    }

    private void Read(in TransferFrame frame)
    {
        // Asked for ahead, before the answer that it is not to be had.
        if (open is null) return;
        if (frame.At != opened || frame.Count is <= 0 or > Pull.ChunkSize || frame.Offset < 0 || frame.Offset > open.Length - frame.Count)
            throw new InvalidDataException($"it asks for {frame.Count} bytes at {frame.Offset} of the object {frame.At.Id}, which has {open.Length}");
        if (open.WaitFor(frame.Offset, frame.Count) is { } why)
        {
            Close();
            peer.Send(TransferFrame.Of(TransferOp.Lost, frame.At), why);
            return;
        }

        TransferFrame chunk = TransferFrame.Of(TransferOp.Chunk, frame.At);
        (chunk.Offset, chunk.Count, chunk.Hash) = (frame.Offset, frame.Count, open.HashOf(frame.Offset, frame.Count));
        peer.Send(chunk);
        peer.SendBytes(open.At(frame.Offset), frame.Count);
        links.OnSent(frame.Count);
    }

    private void Close()
    {
        open?.Dispose();
        open = null;
    }
}
