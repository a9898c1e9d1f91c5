using System.Buffers;
using Remote.Wire;

namespace Remote.Tasks.Lineage;

/// <summary>
/// A call's arguments as they are kept to make it again: the bytes without the stored ones, whose places are holes, and the refs inside,
/// which are not kept alive.
/// </summary>
/// <param name="Bytes">The arguments.</param>
/// <param name="Holes">Where stored ones go, in order.</param>
/// <param name="Nested">The refs and claims in the bytes.</param>
internal sealed record CallTemplate(byte[] Bytes, LineageHole[] Holes, WeakReference<object>[] Nested)
{
    /// <summary>Of a call that is not made again.</summary>
    public static readonly CallTemplate Empty = new([], [], []);

    /// <summary>What the objects around the bytes take, about.</summary>
    private const int Overhead = 400;

    /// <summary>Memory that it takes.</summary>
    public long Size => Overhead + Bytes.Length + (Holes.Length * 150L) + (Nested.Length * 50L);

    /// <summary>Whether all refs inside the arguments can still be passed on.</summary>
    public bool HasNested => Array.TrueForAll(Nested, static n => n.TryGetTarget(out object? one) && one is not ObjectRef { IsDisposed: true });

    /// <summary>Cuts the places of stored arguments out of a sealed message.</summary>
    /// <param name="sealedMessage">The message without its head.</param>
    /// <param name="headLength">What the head took: holes count from its beginning.</param>
    /// <param name="stored">Where the places are.</param>
    /// <param name="nested">The refs inside the arguments, without those of stored ones, which come with these if they come again.</param>
    public static CallTemplate Cut(ReadOnlySpan<byte> sealedMessage, int headLength, List<Hole> stored, object[] nested)
    {
        ReadOnlySpan<byte> arguments = new MessageReader(sealedMessage).ReadBytes();
        int from = headLength + sizeof(int);
        var kept = new ArrayBufferWriter<byte>(Math.Max(1, arguments.Length));
        var holes = new LineageHole[stored.Count];
        for (int i = 0; i < holes.Length; i++)
        {
            Hole hole = stored[i];
            int end = hole.Position - (hole.Form == HoleForm.Piece ? sizeof(int) : 0);
            kept.Write(arguments[(from - headLength - sizeof(int))..(end - headLength - sizeof(int))]);
            holes[i] = new LineageHole(kept.WrittenCount, hole.Form, new LineageSource(hole.Reference, hole.Reference.Stored!));
            from = hole.Position + HoleFiller.PlaceLength;
        }

        kept.Write(arguments[(from - headLength - sizeof(int))..]);
        byte[] bytes = kept.WrittenSpan.ToArray();
        foreach (LineageHole hole in holes) HoleFiller.Unmark(bytes.AsSpan(0, hole.Position), hole.Form);
        return new CallTemplate(bytes, holes, [.. nested.Select(static one => new WeakReference<object>(one))]);
    }

    /// <summary>The message, once more.</summary>
    /// <param name="headLength">Room before the arguments.</param>
    /// <param name="stored">What goes into the holes.</param>
    public CallMessage Open(int headLength, ReadOnlySpan<ObjectRef> stored)
    {
        var message = CallMessage.Begin(headLength);
        int from = 0;
        for (int i = 0; i < Holes.Length; i++)
        {
            message.Arguments.Write(Bytes.AsSpan(from..Holes[i].Position));
            message.AddHole(Holes[i].Form, stored[i]);
            from = Holes[i].Position;
        }

        message.Arguments.Write(Bytes.AsSpan(from));
        message.AddNested(LiveNested());
        return message;
    }

    private object[]? LiveNested()
    {
        if (Nested.Length == 0) return null;
        var live = new List<object>(Nested.Length);
        foreach (WeakReference<object> nested in Nested)
        {
            if (nested.TryGetTarget(out object? one)) live.Add(one);
        }

        return [.. live];
    }
}
