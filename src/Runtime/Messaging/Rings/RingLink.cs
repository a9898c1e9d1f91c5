using Microsoft.Extensions.Logging;
using Remote.Wire;

namespace Remote.Messaging.Rings;

/// <summary>
/// A living connection, as who receives sees it: its ring, what has come of a message in pieces, and whether it has ended. The leader's, but for the end.
/// </summary>
/// <param name="peer">The other process.</param>
/// <param name="reader">What it writes into.</param>
/// <param name="bell">Its doorbell.</param>
/// <param name="maxMessageBytes">The longest message that is taken.</param>
internal sealed class RingLink(RingPeer peer, RingReader reader, Doorbell bell, int maxMessageBytes)
{
    private readonly MessageBuffer whole = MessageBuffer.Rent();
    private MessageBuffer pieces = MessageBuffer.Rent();
    private string? endReason;
    private long takenSinceEnd;

    public RingPeer Peer => peer;

    /// <summary>Why it has ended; null while it lives. What was committed before is still in the ring.</summary>
    public string? EndReason => Volatile.Read(ref endReason);

    /// <summary>Whether the other process hears from others, too.</summary>
    public bool HearsSeveral => bell.HearsSeveral;

    /// <summary>What the other end did wrong in its ring; nothing is read any more.</summary>
    public string? Fault { get; private set; }

    /// <summary>True when as much was taken in after the end as the ring can have held then: whoever still writes is not waited for.</summary>
    public bool IsDrained => takenSinceEnd >= reader.Capacity;

    /// <summary>The first reason counts. Any thread.</summary>
    public bool End(string reason) => Interlocked.CompareExchange(ref endReason, reason, null) is null;

    /// <summary>Hands over what has come, up to a budget of records. How many there were.</summary>
    public int Receive(IMessageHandler handler, int budget, ILogger logger, ulong self)
    {
        int count = 0;
        while (count < budget && Fault is null && reader.Peek(out ReadOnlySpan<byte> payload) is var kind and not RecordKind.None)
        {
            count++;
            if (EndReason is not null) takenSinceEnd += RecordHeader.Unit + payload.Length;
            if (payload.Length > maxMessageBytes - (kind == RecordKind.Message ? 0 : pieces.Length)) Fault = $"sent a message of more than {maxMessageBytes:N0} bytes";
            else TakeIn(kind, payload, handler, logger, self);
        }

        Fault ??= reader.Fault;
        if (reader.TakeWaitingWriter(isDry: count < budget)) bell.RingIfUnattended();
        return count;
    }

    public void LetGo()
    {
        reader.LetGo();
        pieces.Return();
        whole.Return();
    }

    /// <summary>
    /// Copies a record and gives its place back before anybody reads it: the other process can still write there, and bytes must not change under
    /// who has checked them.
    /// </summary>
    private void TakeIn(RecordKind kind, ReadOnlySpan<byte> payload, IMessageHandler handler, ILogger logger, ulong self)
    {
        MessageBuffer buffer = kind == RecordKind.Message ? whole : pieces;
        buffer.Write(payload);
        reader.Advance();
        if (kind == RecordKind.Part) return;
        try
        {
            handler.OnMessage(peer, buffer.WrittenSpan);
        }
        catch (Exception exception)
        {
            logger.HandlerFailed(exception, self);
        }

        if (kind == RecordKind.Message) whole.Truncate(0);
        else ForgetPieces();
    }

    private void ForgetPieces()
    {
        pieces.Return();
        pieces = MessageBuffer.Rent();
    }
}
