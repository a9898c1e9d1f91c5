using System.Text;

namespace Remote.Nodes.Launch;

/// <summary>Splits a stream of text into lines of bounded length: one without an end must not fill the node's memory.</summary>
internal static class LineReader
{
    /// <summary>Longer lines come in pieces.</summary>
    public const int MaxLine = 8 * 1024;

    /// <summary>Reads to the end, on the caller's thread.</summary>
    public static void ReadAll(TextReader reader, Action<string> onLine)
    {
        char[] buffer = new char[MaxLine];
        var line = new StringBuilder();
        for (int read; (read = reader.Read(buffer)) > 0;) Split(buffer.AsSpan(0, read), line, onLine);
        if (line.Length > 0) Flush(line, onLine);
    }

    private static void Split(ReadOnlySpan<char> text, StringBuilder line, Action<string> onLine)
    {
        foreach (char c in text)
        {
            if (c != '\n') line.Append(c);
            if (c == '\n' || line.Length >= MaxLine) Flush(line, onLine);
        }
    }

    private static void Flush(StringBuilder line, Action<string> onLine)
    {
        if (line.Length > 0 && line[^1] == '\r') line.Length--;
        onLine(line.ToString());
        line.Clear();
    }
}
