using System.ComponentModel;
using Remote.Hosting;
using Remote.Objects;
using Remote.Serialization;
using Remote.Storage;
using Remote.Wire;

namespace Remote.GeneratedCode;

/// <summary>
/// Writes a split result at the callee: where stored elements lie, the list of all refs inside, then for each element the number of its refs,
/// its length in bytes, and its bytes. <see cref="SplitObjectRef"/> takes it apart.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SplitWriter
{
    private readonly Session session;
    private readonly MessageBuffer message;
    private readonly ulong owner;
    private readonly int start;
    private List<object>? references;
    private List<StoredAt>? stored;

    /// <param name="session">This process.</param>
    /// <param name="message">The reply.</param>
    /// <param name="owner">Whom the result is for.</param>
    internal SplitWriter(Session session, MessageBuffer message, ulong owner)
    {
        (this.session, this.message, this.owner) = (session, message, owner);
        start = message.Length;
        message.WriteUnmanaged(0);
    }

    /// <summary>Elements that were stored; empty for none.</summary>
    internal IReadOnlyList<StoredAt> Stored => stored ?? (IReadOnlyList<StoredAt>)[];

    /// <summary>The next element.</summary>
    /// <typeparam name="T">Its type as the caller's ref has it.</typeparam>
    /// <param name="element">The element.</param>
    public void Add<T>(T element)
    {
        int head = message.Length;
        message.WriteUnmanaged(0);
        message.WriteUnmanaged(0);
        int body = message.Length;
        message.Patch(head, Write(element, out bool isStored));
        message.Patch(head + sizeof(int), isStored ? SplitObjectRef.StoredElement : message.Length - body);
    }

    /// <summary>Closes the result. The refs inside are held until the caller has taken them over; null for none.</summary>
    internal object[]? End()
    {
        if (references is null && stored is null) return null;
        object[]? all = references?.ToArray();
        byte[] elements = message.WrittenSpan[(start + sizeof(int))..].ToArray();
        message.Truncate(start);
        if (stored is not null) StoredList.Write(message, [.. stored]);
        RefList.WriteHeld(message, session, all);
        message.Write(elements);
        return all;
    }

    /// <summary>Returns how many refs are inside.</summary>
    private int Write<T>(T element, out bool isStored)
    {
        isStored = false;
        if (Codec<T>.IsInline)
        {
            Codec<T>.Write(message, element);
            return 0;
        }

        using RefCollector collector = RefCollector.Start();
        if (ValueWriter.Write(session, message, element, owner) is { } at)
        {
            isStored = true;
            (stored ??= []).Add(at);
        }

        if (collector.Take() is not { } found) return 0;
        (references ??= []).AddRange(found);
        return found.Length;
    }
}
