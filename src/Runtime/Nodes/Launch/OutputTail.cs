namespace Remote.Nodes.Launch;

/// <summary>The last lines that a worker wrote, within a bound: what to show when it fails.</summary>
internal sealed class OutputTail
{
    private const int MaxChars = 8 * 1024;

    private readonly Lock gate = new();
    private readonly Queue<string> lines = new();
    private int length;

    public void Add(string line)
    {
        lock (gate)
        {
            lines.Enqueue(line);
            length += line.Length + 1;
            while (length > MaxChars && lines.Count > 1) length -= lines.Dequeue().Length + 1;
        }
    }

    public override string ToString()
    {
        lock (gate) return string.Join('\n', lines);
    }
}
