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
    private readonly Lock gate = new();
    private readonly int headLength;
    private List<Hole>? holes;

    /// <summary>Where the message says where a ref's stored value is: so the value is kept until the call has ended.</summary>
    private List<Hole>? stored;
    private List<object>? nested;
    private object[]? held;
    private ListedRefs? listed;
    private MessageBuffer? buffer;

    public CallMessage(int headLength)
    {
        this.headLength = headLength;
        buffer = MessageBuffer.Rent();
        buffer.GetSpan(headLength + sizeof(int))[..(headLength + sizeof(int))].Clear();
        buffer.Advance(headLength + sizeof(int));
    }

    public bool HasReferences => holes is not null;

    /// <summary>How many refs are arguments; none once sealed.</summary>
    public int ReferenceCount => holes?.Count ?? 0;

    /// <summary>The refs whose values are arguments; none once sealed.</summary>
    public IEnumerable<ObjectRef> References => holes?.Select(h => h.Reference) ?? [];

    public MessageBuffer Arguments => buffer!;

    /// <summary>The refs and claims inside the arguments, once sealed.</summary>
    public object[] Held => held ?? [];

    /// <summary>The value of a ref goes here, once it is known.</summary>
    /// <exception cref="ObjectDisposedException">The ref was disposed.</exception>
    public void AddHole(HoleForm form, ObjectRef reference)
    {
        reference.BeginUse();
        (holes ??= []).Add(new Hole(buffer!.Length, form, reference));
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
        lock (gate)
        {
            ObjectRef[] taken = [.. (stored ?? []).Select(static hole => hole.Reference)];
            stored = null;
            return taken;
        }
    }

    /// <summary>The stored values that the message names; after <see cref="Seal"/>.</summary>
    public StoredAt[] StoredArguments() => [.. StoredReferences().Select(static reference => reference.Stored?.At).OfType<StoredAt>()];

    /// <summary>The refs whose stored values the message names, which stay the message's; after <see cref="Seal"/>.</summary>
    public ObjectRef[] StoredReferences()
    {
        lock (gate) return [.. (stored ?? []).Select(static hole => hole.Reference)];
    }

    public void AddNested(object[]? references)
    {
        if (references is not null) (nested ??= []).AddRange(references);
    }

    /// <summary>Fills the holes and closes the message.</summary>
    /// <exception cref="RemoteException">A ref has failed: its failure.</exception>
    public void Seal(Session session)
    {
        lock (gate)
        {
            if (buffer is null) return;
            if (holes is not null) FillHoles(session);
            buffer.Patch(headLength, buffer.Length - headLength - sizeof(int));
            held = nested is null ? [] : [.. nested];
            nested = null;
            if (stored is null) RefList.WriteHeld(buffer, session, held);
            else WriteHeld(session, new ListedRefs(held, buffer.Length), stored);
            // The values are copied, or kept on, and the refs inside them listed: now they are held on their own.
            EndUses();
        }
    }

    /// <summary>Whether arguments of it are in the store.</summary>
    public bool HasStored => stored is not null;

    /// <summary>The argument that is said to be at a place; null where it has another by now.</summary>
    public ObjectRef? FindStored(StoredAt at)
    {
        lock (gate) return stored?.Find(hole => hole.Reference.Stored!.At == at).Reference;
    }

    /// <summary>What the message is made from once more; null after the call has ended.</summary>
    public CallTemplate? ToTemplate()
    {
        lock (gate) return buffer is null ? null : CallTemplate.Cut(buffer.WrittenSpan[headLength..], headLength, stored ?? [], listed?.Own ?? held ?? []);
    }

    /// <summary>The arguments alone, for what is kept elsewhere; after <see cref="Seal"/>.</summary>
    public byte[] ToArray()
    {
        lock (gate) return buffer!.WrittenSpan[headLength..].ToArray();
    }

    /// <summary>A buffer to send: a copy where <paramref name="keep"/>, else the message itself. Null after the call has ended.</summary>
    public MessageBuffer? Take(bool keep)
    {
        lock (gate)
        {
            if (buffer is null) return null;
            if (stored is not null) FollowStored(stored);
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

    /// <summary>The call has ended: lets the bytes and the refs go.</summary>
    public void Release()
    {
        lock (gate)
        {
            buffer?.Return();
            buffer = null;
            EndUses();
            foreach (Hole hole in stored ?? []) hole.Reference.EndUse();
            stored = null;
            nested = null;
            held = null;
            listed = null;
        }
    }

    private void FillHoles(Session session)
    {
        MessageBuffer filled = MessageBuffer.Rent();
        List<Hole>? places = null;
        List<Hole> copied = [];
        int from = 0;
        try
        {
            foreach (Hole hole in holes!)
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

        (stored, holes) = (places, copied);
        buffer!.Return();
        buffer = filled;
    }

    private void EndUses()
    {
        foreach (Hole hole in holes ?? []) hole.Reference.EndUse();
        holes = null;
    }

    private void WriteHeld(Session session, ListedRefs list, List<Hole> stored)
    {
        listed = list;
        list.Inside = [.. stored.Select(static hole => hole.Reference.Contained)];
        held = [.. list.Own, .. list.Inside.SelectMany(static inside => inside ?? [])];
        RefList.WriteHeld(buffer!, session, held);
    }

    // What was lost meanwhile is elsewhere now, and other refs may be inside.
    private void FollowStored(List<Hole> stored)
    {
        bool changed = false;
        for (int i = 0; i < stored.Count; i++)
        {
            buffer!.Patch(stored[i].Position, stored[i].Reference.Stored!.At);
            changed |= stored[i].Reference.Contained != listed!.Inside[i];
        }

        if (!changed) return;
        buffer!.Truncate(listed!.Start);
        WriteHeld(stored[0].Reference.Session, listed, stored);
    }
}
