using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Extensions.Logging;
using Remote.Diagnostics;
using Remote.Storage.Blocks;

namespace Remote.Storage.Sockets;

/// <summary>
/// One process at the server. Its requests are answered on a thread of its own, at once or, where something has to be waited for, later and
/// out of order: what it lets go of meanwhile may be what is waited for. A peer that asks for what is not its is cut off.
/// </summary>
internal sealed class StoreConnection(Socket socket, StoreTable table, ILogger logger, Action<StoreConnection> onEnded) : IDisposable
{
    private const int StackSize = 256 * 1024;
    private const int BatchSize = 256 * StoreRequest.Size;


    /// <summary>A peer that does not read for so long is gone, or as good as that.</summary>
    private static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(10);

    private readonly Lock sending = new();
    private ulong process;

    public void Start()
    {
        socket.SendTimeout = (int)SendLimit.TotalMilliseconds;
        new Thread(ReadLoop, StackSize) { IsBackground = true, Name = "Remote store" }.UnsafeStart();
    }

    public void AskForCollection() => Send(new StoreResponse { Status = StoreStatus.Collect }, "");

    public void Dispose() => socket.Dispose();

    private void ReadLoop()
    {
        try
        {
            var buffer = new byte[BatchSize];
            for (int filled = 0, got; (got = socket.Receive(buffer.AsSpan(filled))) > 0;)
            {
                filled += got;
                int whole = filled / StoreRequest.Size * StoreRequest.Size;
                foreach (StoreRequest request in MemoryMarshal.Cast<byte, StoreRequest>(buffer.AsSpan(0, whole))) Handle(request);
                buffer.AsSpan(whole, filled - whole).CopyTo(buffer);
                filled -= whole;
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The process has ended, or the store has. Pins end when the node says that the process is gone.
        }
        catch (Exception e)
        {
            Log.StorePeerRefused(logger, process, e.Message, e is InvalidDataException ? null : e);
        }

        socket.Dispose();
        onEnded(this);
    }

    private void Handle(in StoreRequest request)
    {
        if (process == 0 && request.Op != StoreOp.Hello) throw new InvalidDataException("it did not say who it is");
        switch (request.Op)
        {
            case StoreOp.Hello when process == 0 && request.Process != 0: process = request.Process; break;
            case StoreOp.Reserve when request.Length >= 0: Answer(request, ReserveAsync(request.Length, request.Id)); break;
            case StoreOp.Seal: Seal(request); break;
            case StoreOp.Pin: Answer(request, PinAsync(new StoredAt(request.Id, request.Length))); break;
            case StoreOp.Abandon: table.Abandon(process, request.Id); break;
            case StoreOp.Unpin: table.Unpin(process, request.Id); break;
            case StoreOp.Adopt: table.Adopt(process, request.Id); break;
            case StoreOp.Free: table.Free(process, request.Id); break;
            default: throw new InvalidDataException($"{(byte)request.Op} is no request that can be answered");
        }
    }

    // Async, so that what they throw is an answer.
    private async ValueTask<BlockPlace> ReserveAsync(long length, StoredId outgrown) => await table.ReserveAsync(process, length, outgrown).ConfigureAwait(false);

    private async ValueTask<BlockPlace> PinAsync(StoredAt at) => await table.PinAsync(process, at).ConfigureAwait(false);

    private void Seal(in StoreRequest request)
    {
        StoredAt at = table.Seal(process, request.Id, request.Length, request.Process);
        Send(new StoreResponse { Status = StoreStatus.Done, Request = request.Request, Store = at.Id.Store, Number = at.Id.Number, Length = at.Length }, "");
    }

    private void Answer(in StoreRequest request, ValueTask<BlockPlace> place)
    {
        if (place.IsCompletedSuccessfully)
        {
            SendPlace(request.Request, place.Result);
            return;
        }

        if (!place.IsCompleted) Send(new StoreResponse { Status = StoreStatus.Waits, Request = request.Request }, "");
        _ = AnswerLaterAsync(request, place);
    }

    private async Task AnswerLaterAsync(StoreRequest request, ValueTask<BlockPlace> pending)
    {
        try
        {
            BlockPlace place = await pending.ConfigureAwait(false);
            if (!SendPlace(request.Request, place)) Undo(request.Op, place.Id);
        }
        catch (Exception e)
        {
            StoreStatus status = e switch { ObjectStoreFullException => StoreStatus.Full, StoredObjectLostException => StoreStatus.Lost, _ => StoreStatus.Failed };
            Send(new StoreResponse { Status = status, Request = request.Request }, e.Message);
        }
    }

    // Nobody is there to let it go.
    private void Undo(StoreOp op, StoredId id)
    {
        if (op == StoreOp.Pin) table.Unpin(process, id);
        else table.Abandon(process, id);
    }

    private bool SendPlace(ulong request, BlockPlace place)
        => Send(
            new StoreResponse
            {
                Status = StoreStatus.Done,
                Request = request,
                Store = place.Id.Store,
                Number = place.Id.Number,
                Offset = place.Offset,
                Length = place.Length,
            },
            "");

    private bool Send(StoreResponse response, string text)
    {
        byte[] words = Encoding.UTF8.GetBytes(text);
        response.TextLength = words.Length;
        Span<byte> frame = stackalloc byte[StoreResponse.Size];
        MemoryMarshal.Write(frame, response);
        try
        {
            lock (sending)
            {
                SendAll(frame);
                SendAll(words);
            }

            return true;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }

    private void SendAll(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0) bytes = bytes[socket.Send(bytes)..];
    }
}
