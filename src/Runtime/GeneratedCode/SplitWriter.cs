using System.ComponentModel;
using System.Runtime.CompilerServices;
using Remote.Hosting;
using Remote.Objects;
using Remote.Serialization;
using Remote.Wire;

namespace Remote.GeneratedCode;

/// <summary>
/// Writes a split result at the callee: the list of all refs inside, then for each element the number of its refs, its length in bytes,
/// and its bytes. <see cref="SplitObjectRef"/> takes it apart.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SplitWriter
{
    private readonly MessageBuffer message;
    private readonly int start;
    private List<object>? references;

    internal SplitWriter(MessageBuffer message)
    {
        this.message = message;
        start = message.Length;
        message.WriteUnmanaged(0);
    }

    /// <summary>The next element.</summary>
    /// <typeparam name="T">Its type as the caller's ref has it.</typeparam>
    /// <param name="element">The element.</param>
    public void Add<T>(T element)
    {
        int head = message.Length;
        message.WriteUnmanaged(0);
        message.WriteUnmanaged(0);
        int body = message.Length;
        message.Patch(head, Write(element));
        message.Patch(head + sizeof(int), message.Length - body);
    }

    /// <summary>Closes the result. The refs inside are held until the caller has taken them over; null for none.</summary>
    internal object[]? End(Session session)
    {
        if (references is null) return null;
        object[] all = [.. references];
        byte[] elements = message.WrittenSpan[(start + sizeof(int))..].ToArray();
        message.Truncate(start);
        RefList.WriteHeld(message, session, all);
        message.Write(elements);
        return all;
    }

    /// <summary>Returns how many refs are inside.</summary>
    private int Write<T>(T element)
    {
        if (!RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            Codec<T>.Write(message, element);
            return 0;
        }

        using RefCollector collector = RefCollector.Start();
        Codec<T>.Write(message, element);
        if (collector.Take() is not { } found) return 0;
        (references ??= []).AddRange(found);
        return found.Length;
    }
}
