namespace Remote.Runtime.Tests.Failures;

/// <summary>Tasks whose worker ends under them.</summary>
internal static class Victims
{
    /// <summary>Notes its attempt and process; only an attempt from <paramref name="from"/> on gets to the end.</summary>
    [Remote]
    public static int EndFrom(int from, string attempts)
    {
        Signals.Append(attempts, $"{RemoteContext.Current.Attempt} {Environment.ProcessId}");
        if (RemoteContext.Current.Attempt < from) Thread.Sleep(Timeout.Infinite);
        return 42;
    }

    /// <summary>As <see cref="EndFrom"/>, with a result of two elements.</summary>
    [Remote]
    [return: Split]
    public static (int Attempt, string Text) SplitFrom(int from, string attempts) => (RemoteContext.Current.Attempt, $"{EndFrom(from, attempts)}");

    [Remote]
    public static int ExitUntil(int attempt, int code)
    {
        if (RemoteContext.Current.Attempt < attempt) Environment.Exit(code);
        return RemoteContext.Current.Attempt;
    }

    [Remote]
    public static int Square(int value) => value * value;

    [Remote]
    public static int ProcessId() => Environment.ProcessId;

    /// <summary>Waits for a task of its own.</summary>
    [Remote]
    public static async Task<int> Outer(string attempts, string go)
    {
        Signals.Append(attempts, $"{RemoteContext.Current.Attempt} {Environment.ProcessId}");
        return 1 + await Victims.Remote().Inner(go);
    }

    [Remote]
    public static int Inner(string go)
    {
        Signals.Wait(go);
        return 1;
    }

    /// <summary>Refs that this task's worker owns: their values die with it.</summary>
    [Remote]
    public static Owned Own(string text) => new(ObjectRef.Put(text), Environment.ProcessId);

    [Remote]
    public static async Task<string> Read(Owned owned)
    {
        try
        {
            return await owned.Value;
        }
        catch (OwnerDiedException)
        {
            return "the owner died";
        }
    }
}

internal sealed record Owned(ObjectRef<string> Value, int Owner);
