using Remote.Hosting;
using Remote.Messaging;
using Remote.Serialization;
using Remote.Storage;
using Remote.Wire;

namespace Remote.Objects;

/// <summary>The refs that travel inside a message's values, listed before the bytes so that a receiver can claim them without decoding.</summary>
internal static class RefList
{
    /// <summary>A kind, and a number.</summary>
    private const int MinEntry = sizeof(byte) + sizeof(ulong);

    /// <summary>Writes the list of what a message's values hold: refs of this process, or claims on what is shared.</summary>
    public static void WriteHeld(MessageBuffer buffer, Session session, object[]? held)
    {
        buffer.WriteUnmanaged(held?.Length ?? 0);
        var writer = new RefListWriter(buffer);
        foreach (object one in held ?? [])
        {
            if (one is Claim claim)
            {
                claim.WriteTo(ref writer);
                continue;
            }

            (ObjectId id, PeerAddress owner) = session.Objects.Identify(OfSession((ObjectRef)one, session));
            writer.WriteObject(id, owner);
        }
    }

    /// <summary>Writes the list of the refs in a value, then the value; of one that is stored, where it is, then the list.</summary>
    /// <param name="buffer">Where to.</param>
    /// <param name="session">This process.</param>
    /// <param name="value">The value.</param>
    /// <param name="owner">The process that the value is for.</param>
    /// <param name="stored">Where it was stored; null where its bytes are in the message.</param>
    /// <returns>The refs, null for none: the sender holds them until they are taken over.</returns>
    public static object[]? WriteValue<T>(MessageBuffer buffer, Session session, T value, ulong owner, out StoredAt? stored)
    {
        stored = null;
        int start = buffer.Length;
        buffer.WriteUnmanaged(0);
        if (Codec<T>.IsInline)
        {
            Codec<T>.Write(buffer, value);
            return null;
        }

        using RefCollector collector = RefCollector.Start();
        stored = ValueWriter.Write(session, buffer, value, owner);
        object[]? references = collector.Take();
        if (references is null && stored is null) return null;

        // Refs are rare: only then the value is moved behind its list.
        byte[] payload = buffer.WrittenSpan[(start + sizeof(int))..].ToArray();
        buffer.Truncate(start);
        if (stored is { } at) StoredList.Write(buffer, [at]);
        try
        {
            WriteHeld(buffer, session, references);
        }
        catch when (stored is not null)
        {
            // Nobody will hear of it.
            session.Store.Free(stored.Value.Id);
            throw;
        }

        buffer.Write(payload);
        return references;
    }

    /// <summary>Claims each listed ref for this process; null for none.</summary>
    public static object[]? Receive(ref MessageReader reader, Session session, object? lender)
    {
        int count = reader.Read<int>();
        if (count == 0) return null;
        if (count < 0 || count > reader.Rest.Length / MinEntry) throw new InvalidDataException($"A message claims to hold {count} refs.");
        var claims = new object[count];
        var entries = new RefListReader(session, lender);
        for (int i = 0; i < count; i++) claims[i] = entries.Receive(ref reader);
        return claims;
    }

    // Its number would name another object in this session.
    private static ObjectRef OfSession(ObjectRef reference, Session session)
        => reference.Session == session ? reference : throw new InvalidOperationException(
            "A ref belongs to a cluster that was stopped, or, with Isolation.Thread, to another worker: its number means nothing here. " +
            "Await it before its cluster is disposed and pass the value; refs reach workers as arguments and results, not through static fields.");

    /// <summary>Ends when this process is noted as a holder for each claim.</summary>
    public static Task AnnouncedAsync(object[]? claims)
    {
        int last = (claims?.Length ?? 0) - 1;
        while (last >= 0 && claims![last] is not Claim { IsAnnounced: false }) last--;
        return last < 0 ? Task.CompletedTask : AnnouncedAsync(claims!, last);
    }

    // The last one first: an owner answers in the order asked, so that one wait does for all of its thousands.
    private static async Task AnnouncedAsync(object[] claims, int last)
    {
        for (int i = last; i >= 0; i--)
        {
            if (claims[i] is Claim { IsAnnounced: false } claim) await claim.Announced.ConfigureAwait(false);
        }
    }
}
