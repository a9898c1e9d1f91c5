namespace Remote.Runtime.Tests.ActorModel;

/// <summary>The actor of the programming model's first page.</summary>
[Remote]
internal class Counter(int start = 0)
{
    private int value = start;

    public int Increment(int by = 1) => value += by;

    public int Value() => value;

    public int ProcessId() => Environment.ProcessId;

    public async Task<int> SlowAsync(string signal, CancellationToken ct)
    {
        await Failures.Signals.WaitAsync(signal).WaitAsync(ct);
        return value;
    }

    public async IAsyncEnumerable<int> CountTo(int n)
    {
        for (int i = 0; i < n; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }
}
