using Remote.Errors;
using Remote.Serialization;

namespace Remote.Objects;

/// <summary>
/// Reads an <see cref="ErrorInfo"/> as MemoryPack writes it, with each length checked: it comes from other processes, and MemoryPack's
/// own reader of strings believes theirs.
/// </summary>
internal ref struct FailureReader
{
    private const byte Null = 255;
    private const byte Members = 6;
    private const int NoArray = -1;

    /// <summary>Writers stop at eight causes; deeper nesting is damage, and would take the stack.</summary>
    private const int MaxDepth = 64;

    private ReadOnlySpan<byte> rest;

    private FailureReader(ReadOnlySpan<byte> source) => rest = source;

    /// <summary>The exception that bytes describe.</summary>
    /// <exception cref="RemoteException">They are damaged.</exception>
    public static Exception Read(ReadOnlySpan<byte> source)
        => new FailureReader(source).ReadOne(0)?.ToException() ?? new RemoteException("A call failed without saying why.");

    private ErrorInfo? ReadOne(int depth)
    {
        byte members = Take(1)[0];
        if (members == Null) return null;
        if (members != Members) Malformed.Members(Members, members);
        if (depth == MaxDepth) Malformed.Shape($"A failure has more than {MaxDepth} causes.");
        return new ErrorInfo(Text(), Text(), Text(), TextOrNull(), ReadOne(depth + 1), ReadTexts());
    }

    private string[]? ReadTexts()
    {
        int count = BitConverter.ToInt32(Take(sizeof(int)));
        if (count == NoArray) return null;
        if ((uint)count > (uint)(rest.Length / sizeof(int))) Malformed.Length(count, rest.Length);
        var texts = new string[count];
        for (int i = 0; i < count; i++) texts[i] = Text();
        return texts;
    }

    private string Text() => TextOrNull() ?? "";

    private string? TextOrNull() => TextFormat.Read(Take(TextFormat.Size(rest)));

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > rest.Length) throw Malformed.TooShort(count, rest.Length);
        ReadOnlySpan<byte> taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
