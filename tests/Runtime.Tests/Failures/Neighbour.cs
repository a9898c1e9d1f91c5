namespace Remote.Runtime.Tests.Failures;

/// <summary>An actor that shares its process with others, or ends it.</summary>
[Remote]
internal class Neighbour
{
    private readonly int life = RemoteContext.Current.Attempt;
    private int calls;

    public int ProcessId() => Environment.ProcessId;

    public int Life() => life;

    /// <summary>How many calls of this kind this life has had.</summary>
    public int Count() => ++calls;

    public void Exit(int code) => Environment.Exit(code);

    public int Overflow(int depth) => depth < 0 ? 0 : 1 + Overflow(depth + 1) + Overflow(depth + 2);
}
