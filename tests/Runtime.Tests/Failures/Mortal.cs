namespace Remote.Runtime.Tests.Failures;

/// <summary>An actor whose process is killed.</summary>
[Remote]
internal class Mortal
{
    private readonly int life = RemoteContext.Current.Attempt;
    private int count;

    public int Count() => ++count;

    public int Life() => life;

    public int ProcessId() => Environment.ProcessId;

    /// <summary>Notes each run; a run in a life before <paramref name="lastLife"/> does not end.</summary>
    public async Task<int> RunAsync(string runs, int value, int lastLife)
    {
        Signals.Append(runs, $"{value} {life} {Environment.ProcessId}");
        if (life < lastLife) await Task.Delay(Timeout.Infinite);
        return value;
    }

    public void Note(string lines, int value) => Signals.Append(lines, $"{value} {life}");
}
