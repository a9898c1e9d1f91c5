using Remote.Hosting;
using Remote.Objects;
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
    private List<(int Position, ObjectRef Reference)>? holes;
    private List<object>? nested;
    private object[]? held;
    private MessageBuffer? buffer;

    public CallMessage(int headLength)
    {
        this.headLength = headLength;
        buffer = MessageBuffer.Rent();
        buffer.GetSpan(headLength + sizeof(int))[..(headLength + sizeof(int))].Clear();
        buffer.Advance(headLength + sizeof(int));
    }

    public bool HasReferences => holes is not null;

    public IEnumerable<ObjectRef> References => holes?.Select(h => h.Reference) ?? [];

    public MessageBuffer Arguments => buffer!;

    /// <summary>The refs and claims inside the arguments, once sealed.</summary>
    public object[] Held => held ?? [];

    /// <summary>The value of a ref goes here, once it is known.</summary>
    /// <exception cref="ObjectDisposedException">The ref was disposed.</exception>
    public void AddHole(ObjectRef reference)
    {
        reference.BeginUse();
        (holes ??= []).Add((buffer!.Length, reference));
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
            if (holes is not null) FillHoles();
            buffer.Patch(headLength, buffer.Length - headLength - sizeof(int));
            WriteNested(session);
            // The values are copied, and the refs inside them listed: now they are held on their own.
            EndUses();
        }
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
            nested = null;
            held = null;
        }
    }

    private void FillHoles()
    {
        MessageBuffer filled = MessageBuffer.Rent();
        int from = 0;
        try
        {
            foreach ((int position, ObjectRef reference) in holes!)
            {
                filled.Write(buffer!.WrittenSpan[from..position]);
                reference.WriteValue(filled);
                AddNested(reference.Contained);
                from = position;
            }

            filled.Write(buffer!.WrittenSpan[from..]);
        }
        catch
        {
            filled.Return();
            throw;
        }

        buffer!.Return();
        buffer = filled;
    }

    private void EndUses()
    {
        foreach ((_, ObjectRef reference) in holes ?? []) reference.EndUse();
        holes = null;
    }

    private void WriteNested(Session session)
    {
        held = nested is null ? [] : [.. nested];
        nested = null;
        RefList.WriteHeld(buffer!, session, held);
    }
}
