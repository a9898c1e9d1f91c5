using System.Diagnostics.CodeAnalysis;

namespace Remote.Nodes.Agents;

/// <summary>
/// A line that a worker of another node wrote, as that node's process passes it on: on its own output, so that a worker that writes faster than
/// anybody reads waits, as it would at home.
/// </summary>
internal static class RelayedLine
{
    // What separates records in ASCII: no program's output begins with it.
    private const char Mark = '\u001e';

    public static string Write(string worker, string line) => $"{Mark}{worker}{Mark}{line}";

    public static bool TryRead(string text, [NotNullWhen(true)] out string? worker, [NotNullWhen(true)] out string? line)
    {
        (worker, line) = (null, null);
        if (!text.StartsWith(Mark)) return false;
        int end = text.IndexOf(Mark, 1);
        if (end < 0) return false;
        (worker, line) = (text[1..end], text[(end + 1)..]);
        return true;
    }
}
