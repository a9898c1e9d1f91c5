using System.Runtime.CompilerServices;
using Remote.Hosting;
using Remote.Objects;
using Remote.Storage;
using Remote.Wire;

namespace Remote.Tasks;

/// <summary>Writes a ref's value into the hole that a call's message left for it, or where the value is stored.</summary>
internal static class HoleFiller
{
    /// <summary>In the place of a piece's length: it is stored.</summary>
    public const int StoredPiece = -1;

    /// <summary>Bytes that say where a value is.</summary>
    public static readonly int PlaceLength = Unsafe.SizeOf<StoredAt>();

    /// <summary>Fills a hole; true where the last bytes say where the value is.</summary>
    public static bool Fill(MessageBuffer message, Hole hole, Session session)
    {
        StoredValue? stored = hole.Reference.Stored;
        if (hole.Form == HoleForm.Piece) FillPiece(message, hole.Reference, stored);
        else if (stored is null) hole.Reference.WriteValue(message);
        else MarkStored(message, hole.Form);
        if (stored is null) return false;
        if (hole.Reference.Session != session) throw LostValues.OfOtherSession(stored.At, hole.Reference.Session.Number);
        message.WriteUnmanaged(stored.At);
        return true;
    }

    /// <summary>Makes the bytes before a hole again what they were before it was filled.</summary>
    public static void Unmark(Span<byte> before, HoleForm form)
    {
        if (form == HoleForm.Argument) before[^sizeof(byte)] = (byte)ArgumentKind.Value;
        else if (form == HoleForm.Boxed) before[^(sizeof(byte) + sizeof(ulong))] = (byte)ArgumentKind.Boxed;
    }

    private static void FillPiece(MessageBuffer message, ObjectRef reference, StoredValue? stored)
    {
        int head = message.Length;
        message.WriteUnmanaged(StoredPiece);
        if (stored is not null) return;
        reference.WriteValue(message);
        message.Patch(head, message.Length - head - sizeof(int));
    }

    // The kind was written when nobody knew how large the value is.
    private static void MarkStored(MessageBuffer message, HoleForm form)
    {
        if (form == HoleForm.Argument) message.Patch(message.Length - sizeof(byte), ArgumentKind.Stored);
        else message.Patch(message.Length - sizeof(byte) - sizeof(ulong), ArgumentKind.BoxedStored);
    }
}
