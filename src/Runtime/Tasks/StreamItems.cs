using System.Threading.Channels;
using Remote.Messaging;
using Remote.Objects;
using Remote.Wire;

namespace Remote.Tasks;

/// <summary>
/// The items of a stream that have come and were not read yet. The call holds this, the reader holds the stream: a stream that
/// nobody holds can be collected, and so ended.
/// </summary>
internal sealed class StreamItems : IStreamSink, IObjectWaiter
{
    /// <summary>Told every quarter of the window: a message per item would double the traffic.</summary>
    private const int CreditEvery = StreamSender.Window / 4;

    private readonly Channel<StreamItem> items = Channel.CreateUnbounded<StreamItem>(new() { SingleReader = true });
    private volatile Producer? producer;
    private volatile int read;
    private List<object>? claims;
    private int received;

    public object[]? Claims => claims?.ToArray();

    public void OnItem(IPeer from, ulong call, int index, object[]? contained, ReadOnlySpan<byte> payload, StoredValue[] stored)
    {
        producer = new Producer(from, call);
        // A retry starts over and knows of no reader: without the old credit it would stop before the first item that is new.
        if (index == 0 && received > 0) SendCredit(read);
        if (index != received)
        {
            StoredList.Free(stored);
            return;
        }

        received++;
        if (contained is not null) (claims ??= []).AddRange(contained);
        items.Writer.TryWrite(new StreamItem(payload.ToArray(), stored is [var one] ? one : null, contained));
    }

    void IObjectWaiter.OnCompleted(ObjectRef reference) => items.Writer.TryComplete();

    /// <summary>The next item; null after the last.</summary>
    public async ValueTask<StreamItem?> NextAsync(CancellationToken cancellationToken)
    {
        if (items.Reader.TryRead(out StreamItem? item)) return item;
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

    /// <summary>The reader is done with an item.</summary>
    public void OnRead()
    {
        int total = ++read;
        if (total % CreditEvery == 0) SendCredit(total);
    }

    private void SendCredit(int total)
    {
        if (total == 0 || producer is not { } to) return;
        MessageBuffer message = MessageBuffer.Rent();
        message.WriteUnmanaged(MessageKind.StreamCredit);
        message.WriteUnmanaged(to.Call);
        message.WriteUnmanaged(total);
        to.Peer.Send(message);
    }

    private sealed record Producer(IPeer Peer, ulong Call);
}
