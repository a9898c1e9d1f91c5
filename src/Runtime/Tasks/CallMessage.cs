using Remote.Hosting;
using Remote.Objects;
using Remote.Storage;
using Remote.Tasks.Lineage;
using Remote.Wire;

namespace Remote.Tasks;

/// <summary>
/// A call's message while it is made: room for a fixed head, the arguments, holes where refs wait for their values, and last the list
/// of refs inside the arguments. Sealed once the holes are filled; then it can be sent, as often as the call is tried.
/// </summary>
internal sealed class CallMessage
{
    [ThreadStatic] private static CallMessage? spare;

    private int headLength;
    private MessageBuffer? buffer;

    /// <summary>Null where it has none, as most.</summary>
    private CallMessageRefs? refs;

    private CallMessage()
    {
    }

    /// <summary>What a call has whose message was sent and is not needed again. It is shared: not to be written to.</summary>
    public static CallMessage Spent { get; } = new();

    public bool HasReferences => refs?.Holes is not null;

    /// <summary>How many refs are arguments; none once sealed.</summary>
    public int ReferenceCount => refs?.Holes?.Count ?? 0;

    /// <summary>The refs whose values are arguments; none once sealed.</summary>
    public IReadOnlyList<ObjectRef> References
    {
        get
        {
            lock (this) return refs?.Holes is { } holes ? holes.ConvertAll(static hole => hole.Reference) : [];
        }
    }

    public MessageBuffer Arguments => buffer!;

    /// <summary>The refs and claims inside the arguments, once sealed.</summary>
    public object[] Held => refs?.Held ?? [];

    /// <summary>Whether arguments of it are in the store.</summary>
    public bool HasStored => refs?.Stored is not null;

    /// <summary>Whether nothing but its bytes is left of it once it is sent.</summary>
    public bool IsPlain => refs is null;

    private CallMessageRefs Refs => refs ??= new CallMessageRefs();

    /// <summary>An empty message, new or recycled.</summary>
    public static CallMessage Begin(int headLength)
    {
        CallMessage message = spare ?? new CallMessage();
        spare = null;
        message.headLength = headLength;
        MessageBuffer buffer = message.buffer = MessageBuffer.Rent();
        buffer.GetSpan(headLength + sizeof(int))[..(headLength + sizeof(int))].Clear();
        buffer.Advance(headLength + sizeof(int));
        return message;
    }

    /// <summary>The value of a ref goes here, once it is known.</summary>
    /// <exception cref="ObjectDisposedException">The ref was disposed.</exception>
    public void AddHole(HoleForm form, ObjectRef reference)
    {
        reference.BeginUse();
        // A message that was another call's may still be described.
        lock (this) (Refs.Holes ??= []).Add(new Hole(buffer!.Length, form, reference));
    }

    /// <summary>A piece of an argument begins: its length, once <see cref="EndPiece"/> knows it, and its bytes.</summary>
    public int BeginPiece()
    {
        buffer!.WriteUnmanaged(0);
        return buffer.Length;
    }

    public void EndPiece(int start) => buffer!.Patch(start - sizeof(int), buffer.Length - start);

    /// <summary>The refs whose stored values the message names, each in use until whoever takes them ends that; after <see cref="Seal"/>.</summary>
    public ObjectRef[] TakeStored()
    {
        lock (this)
        {
            ObjectRef[] taken = refs?.StoredReferences() ?? [];
            if (refs is not null) refs.Stored = null;
            return taken;
        }
    }

    /// <summary>The stored values that the message names; after <see cref="Seal"/>.</summary>
    public StoredAt[] StoredArguments() => [.. StoredReferences().Select(static reference => reference.Stored?.At).OfType<StoredAt>()];

    /// <summary>The refs whose stored values the message names, which stay the message's; after <see cref="Seal"/>.</summary>
    public ObjectRef[] StoredReferences()
    {
        lock (this) return refs?.StoredReferences() ?? [];
    }

    public void AddNested(object[]? references)
    {
        if (references is not null) (Refs.Nested ??= []).AddRange(references);
    }

    /// <summary>Fills the holes and closes the message.</summary>
    /// <exception cref="RemoteException">A ref has failed: its failure.</exception>
    public void Seal(Session session)
    {
        lock (this)
        {
            if (buffer is null) return;
            if (refs is { Holes: { } holes } own) FillHoles(session, own, holes);
            buffer.Patch(headLength, buffer.Length - headLength - sizeof(int));
            if (refs is null) RefList.WriteHeld(buffer, session, null);
            else SealRefs(session, refs);
        }
    }

    /// <summary>The argument that is said to be at a place; null where it has another by now.</summary>
    public ObjectRef? FindStored(StoredAt at)
    {
        lock (this) return refs?.Stored?.Find(hole => hole.Reference.Stored!.At == at).Reference;
    }

    /// <summary>What the message is made from once more; null after the call has ended.</summary>
    public CallTemplate? ToTemplate()
    {
        lock (this) return buffer is null ? null : CallTemplate.Cut(buffer.WrittenSpan[headLength..], headLength, refs?.Stored ?? [], refs?.Listed?.Own ?? Held);
    }

    /// <summary>The arguments alone, for what is kept elsewhere; after <see cref="Seal"/>.</summary>
    public byte[] ToArray()
    {
        lock (this) return buffer!.WrittenSpan[headLength..].ToArray();
    }

    /// <summary>A buffer to send: a copy where <paramref name="keep"/>, else the message itself. Null after the call has ended.</summary>
    public MessageBuffer? Take(bool keep)
    {
        lock (this)
        {
            if (buffer is null) return null;
            if (refs?.Stored is { } stored) FollowStored(refs, stored);
            MessageBuffer taken = buffer;
            if (!keep)
            {
                buffer = null;
                return taken;
            }

            MessageBuffer copy = MessageBuffer.Rent();
            copy.Write(taken.WrittenSpan);
            return copy;
        }
    }

    /// <summary>The bytes of a plain message, which is recycled: nobody else has it any more.</summary>
    public MessageBuffer TakeAndRecycle()
    {
        MessageBuffer taken = buffer!;
        buffer = null;
        spare = this;
        return taken;
    }

    /// <summary>The call has ended: lets the bytes and the refs go.</summary>
    public void Release()
    {
        lock (this)
        {
            buffer?.Return();
            buffer = null;
            refs?.EndUses();
            foreach (Hole hole in refs?.Stored ?? []) hole.Reference.EndUse();
            refs = null;
        }
    }

    private void SealRefs(Session session, CallMessageRefs own)
    {
        own.Held = [.. own.Nested ?? []];
        own.Nested = null;
        if (own.Stored is null) RefList.WriteHeld(buffer!, session, own.Held);
        else WriteHeld(session, own, new ListedRefs(own.Held, buffer!.Length), own.Stored);
        // The values are copied, or kept on, and the refs inside them listed: now they are held on their own.
        own.EndUses();
    }

    private void FillHoles(Session session, CallMessageRefs own, List<Hole> holes)
    {
        MessageBuffer filled = MessageBuffer.Rent();
        List<Hole>? places = null;
        List<Hole> copied = [];
        int from = 0;
        try
        {
            foreach (Hole hole in holes)
            {
                filled.Write(buffer!.WrittenSpan[from..hole.Position]);
                if (HoleFiller.Fill(filled, hole, session))
                {
                    (places ??= []).Add(hole with { Position = filled.Length - HoleFiller.PlaceLength });
                }
                else
                {
                    copied.Add(hole);
                    AddNested(hole.Reference.Contained);
                }

                from = hole.Position;
            }

            filled.Write(buffer!.WrittenSpan[from..]);
        }
        catch
        {
            filled.Return();
            throw;
        }

        (own.Stored, own.Holes) = (places, copied);
        buffer!.Return();
        buffer = filled;
    }

    private void WriteHeld(Session session, CallMessageRefs own, ListedRefs list, List<Hole> stored)
    {
        own.Listed = list;
        list.Inside = [.. stored.Select(static hole => hole.Reference.Contained)];
        own.Held = [.. list.Own, .. list.Inside.SelectMany(static inside => inside ?? [])];
        RefList.WriteHeld(buffer!, session, own.Held);
    }

    // What was lost meanwhile is elsewhere now, and other refs may be inside.
    private void FollowStored(CallMessageRefs own, List<Hole> stored)
    {
        bool changed = false;
        for (int i = 0; i < stored.Count; i++)
        {
            buffer!.Patch(stored[i].Position, stored[i].Reference.Stored!.At);
            changed |= stored[i].Reference.Contained != own.Listed!.Inside[i];
        }

        if (!changed) return;
        buffer!.Truncate(own.Listed!.Start);
        WriteHeld(stored[0].Reference.Session, own, own.Listed, stored);
    }
}
