namespace Remote.Nodes.Output;

/// <summary>What two lines have in common that differ in numbers only.</summary>
internal static class LineKind
{
    /// <summary>The line with one <c>0</c> for each run of digits.</summary>
    public static string Of(string line)
    {
        if (!line.AsSpan().ContainsAnyInRange('0', '9')) return line;
        return string.Create(Length(line), line, static (kind, text) =>
        {
            int end = 0;
            for (int i = 0; i < text.Length; i++)
            {
                if (!IsRunOn(text, i)) kind[end++] = char.IsAsciiDigit(text[i]) ? '0' : text[i];
            }
        });
    }

    private static int Length(string line)
    {
        int length = 0;
        for (int i = 0; i < line.Length; i++) length += IsRunOn(line, i) ? 0 : 1;
        return length;
    }

    private static bool IsRunOn(string line, int at) => at > 0 && char.IsAsciiDigit(line[at]) && char.IsAsciiDigit(line[at - 1]);
}
