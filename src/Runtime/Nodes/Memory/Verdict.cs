namespace Remote.Nodes.Memory;

/// <summary>What becomes of a worker after its memory was read.</summary>
internal enum Verdict
{
    Keep,
    Collect,
    End,
}
