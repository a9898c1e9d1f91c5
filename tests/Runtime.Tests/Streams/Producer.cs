using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.Streams;

/// <summary>Tasks that yield items.</summary>
internal static class Producer
{
    [Remote]
    public static async IAsyncEnumerable<int> Count(int n)
    {
        for (int i = 0; i < n; i++)
        {
            if (i % 100 == 0) await Task.Yield();
            yield return i;
        }
    }

    [Remote]
    public static IEnumerable<string> Words(int n)
    {
        for (int i = 0; i < n; i++) yield return $"word {i}";
    }

    /// <summary>Notes each item before it is yielded; then waits for a signal.</summary>
    [Remote]
    public static IEnumerable<int> Noted(int n, string produced, string go)
    {
        for (int i = 0; i < n; i++)
        {
            Signals.Append(produced, $"{i}");
            yield return i;
        }

        Signals.Wait(go);
    }

    [Remote]
    public static async IAsyncEnumerable<int> UntilCancelled(
        string cancelled, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct = default)
    {
        try
        {
            for (int i = 0; ; i++)
            {
                await Task.Delay(1, ct);
                yield return i;
            }
        }
        finally
        {
            Signals.Set(cancelled);
        }
    }

    /// <summary>Never looks at a token.</summary>
    [Remote]
    public static IEnumerable<int> Endless(string begun, string ended)
    {
        Signals.Set(begun);
        try
        {
            for (int i = 0; ; i++) yield return i;
        }
        finally
        {
            Signals.Set(ended);
        }
    }

    [Remote]
    public static IEnumerable<int> FailAfter(int n)
    {
        for (int i = 0; i < n; i++) yield return i;
        throw new InvalidOperationException("no more");
    }

    [Remote(MaxRetries = 2, RetryOn = [typeof(InvalidOperationException)])]
    public static IEnumerable<int> FailOnce(int n, int at)
    {
        for (int i = 0; i < n; i++)
        {
            if (i == at && RemoteContext.Current.Attempt == 0) throw new InvalidOperationException("once");
            yield return i;
        }
    }

    /// <summary>At the first attempt, its worker ends at an item.</summary>
    [Remote]
    public static async IAsyncEnumerable<int> DieOnce(int n, int at, string reached)
    {
        for (int i = 0; i < n; i++)
        {
            if (i == at && RemoteContext.Current.Attempt == 0)
            {
                Signals.Append(reached, $"{Environment.ProcessId}");
                await Task.Delay(Timeout.Infinite);
            }

            yield return i;
        }
    }

    [Remote]
    public static async Task<long> Sum(int n)
    {
        long sum = 0;
        await foreach (int i in Producer.Remote().Count(n)) sum += i;
        return sum;
    }

    [Remote]
    public static int One() => 1;

    [Remote]
    public static IEnumerable<Box> Boxes(int n)
    {
        for (int i = 0; i < n; i++) yield return new Box($"box {i}", ObjectRef.Put(i), Producer.Remote().One());
    }
}

internal sealed record Box(string Name, ObjectRef<int> Content, ObjectRef<int> Task);
