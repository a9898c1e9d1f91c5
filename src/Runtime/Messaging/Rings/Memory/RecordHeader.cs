namespace Remote.Messaging.Rings;

/// <summary>
/// The word before each record: a mark, the kind, and the payload's length. It is written last, at once: while it is zero, there is no record.
/// Rings count in units of a word.
/// </summary>
internal readonly record struct RecordHeader(RecordKind Kind, int Length)
{
    /// <summary>Bytes of a unit, and of a header.</summary>
    public const int Unit = sizeof(ulong);

    private const ulong Mark = 0x524D54;
    private const int MarkShift = 40;
    private const int KindShift = 32;

    public ulong Word => Mark << MarkShift | (ulong)Kind << KindShift | (uint)Length;

    /// <summary>Units of a record with its header.</summary>
    public static int Units(int length) => (length + 2 * Unit - 1) / Unit;

    /// <summary>Reads a word that is not zero; null where it is no header of a record that ends within so many units.</summary>
    public static RecordHeader? Read(ulong word, long unitsLeft)
    {
        uint length = (uint)word;
        var kind = (RecordKind)(byte)(word >> KindShift);
        if (word >> MarkShift != Mark || kind is < RecordKind.Message or > RecordKind.Padding) return null;
        return length <= (ulong)(unitsLeft - 1) * Unit ? new RecordHeader(kind, (int)length) : null;
    }
}
