using Remote.Hosting;
using Remote.Objects;
using Remote.Wire;

namespace Remote.Tasks;

/// <summary>Writes a ref's value into the hole that a call's message left for it, or where the value is stored.</summary>
internal static class HoleFiller
{
    /// <summary>In the place of a piece's length: it is stored.</summary>
    public const int StoredPiece = -1;

    public static void Fill(MessageBuffer message, Hole hole, Session session)
    {
        StoredValue? stored = hole.Reference.Stored;
        if (hole.Form == HoleForm.Piece) FillPiece(message, hole.Reference, stored);
        else if (stored is null) hole.Reference.WriteValue(message);
        else MarkStored(message, hole.Form);
        if (stored is null) return;
        if (hole.Reference.Session != session) throw LostValues.OfOtherSession(stored.At, hole.Reference.Session.Number);
        message.WriteUnmanaged(stored.At);
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
