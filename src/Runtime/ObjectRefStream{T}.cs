using System.Threading.Channels;
using Remote.Messaging;
using Remote.Objects;
using Remote.Serialization;
using Remote.Tasks;
using Remote.Wire;

namespace Remote;

/// <summary>
/// The items of a remote method that yields them, each usable before the method ends. Enumerated once. The method is held back while
/// the reader is far behind, and cancelled when the enumeration ends early.
/// </summary>
/// <typeparam name="T">An item's type.</typeparam>
public sealed class ObjectRefStream<T> : IAsyncEnumerable<T>, IStreamSink, IObjectWaiter
{
    private readonly ObjectRef end;
    private readonly Channel<(byte[] Payload, object[]? Claims)> items = Channel.CreateUnbounded<(byte[], object[]?)>(new() { SingleReader = true });
    private IPeer? callee;
    private ICancellableCall? call;
    private int received;
    private int read;
    private int enumerated;

    internal ObjectRefStream(ObjectRef end)
    {
        this.end = end;
        if (!end.TryAddWaiter(this)) ((IObjectWaiter)this).OnCompleted(end);
    }

    /// <summary>Completes when the method has ended, with its failure if it failed.</summary>
    public ObjectRef Completion => end;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The stream was enumerated before.</exception>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref enumerated, 1) != 0)
            throw new InvalidOperationException("A stream can be enumerated once: its items are not kept. Collect them in a list to read them again.");
        call = end.Call;
        try
        {
            while (await MoveAsync(cancellationToken).ConfigureAwait(false) is { } item)
            {
                yield return Codec<T>.Read(item.Payload, out _);
                GC.KeepAlive(item.Claims);
                OnRead();
            }

            end.ThrowIfFailed();
        }
        finally
        {
            if (!end.IsReady) _ = call?.CancelAsync(force: false);
        }
    }

    void IStreamSink.OnItem(IPeer from, int index, object[]? contained, ReadOnlySpan<byte> payload)
    {
        callee = from;
        if (index != received) return;
        received++;
        items.Writer.TryWrite((payload.ToArray(), contained));
    }

    void IObjectWaiter.OnCompleted(ObjectRef reference) => items.Writer.TryComplete();

    private async ValueTask<(byte[] Payload, object[]? Claims)?> MoveAsync(CancellationToken cancellationToken)
    {
        if (items.Reader.TryRead(out (byte[], object[]?) item)) return item;
        TaskContext? task = TaskContext.Current;
        task?.EnterWait();
        try
        {
            return await items.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false) && items.Reader.TryRead(out item) ? item : null;
        }
        finally
        {
            if (task is not null) await task.ExitWaitAsync().ConfigureAwait(false);
        }
    }

    // Told every quarter of the window: a message per item would double the traffic.
    private void OnRead()
    {
        if (++read % (StreamSender.Window / 4) != 0 || callee is not { } to || call is not Call open) return;
        MessageBuffer message = MessageBuffer.Rent();
        message.WriteUnmanaged(MessageKind.StreamCredit);
        message.WriteUnmanaged(open.Id);
        message.WriteUnmanaged(read);
        to.Send(message);
    }
}
