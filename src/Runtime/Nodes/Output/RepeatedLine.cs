namespace Remote.Nodes.Output;

/// <summary>A line that has been shown, and those alike that were not.</summary>
internal sealed class RepeatedLine(string worker, string line, long since)
{
    private readonly HashSet<string> sources = [worker];
    private readonly HashSet<string> folded = [];
    private string lastWorker = worker;
    private string last = line;
    private int count;

    /// <summary>When the first was shown.</summary>
    public long Since { get; } = since;

    /// <summary>Takes a line of the kind in; false where it has to be shown.</summary>
    public bool TryFold(string from, string text)
    {
        sources.Add(from);
        if (sources.Count == 1 && text != last)
        {
            last = text;
            return false;
        }

        (lastWorker, last) = (from, text);
        folded.Add(from);
        count++;
        return true;
    }

    /// <summary>One line for all that were folded; null where none was.</summary>
    public string? Describe(Func<string> whereAllIs) => count switch
    {
        0 => null,
        1 => $"({lastWorker}) {last}",
        _ => $"({lastWorker}) {last} [repeated {count} times by {(folded.Count == 1 ? "1 worker" : $"{folded.Count} workers")}; all lines: {whereAllIs()}]",
    };
}
