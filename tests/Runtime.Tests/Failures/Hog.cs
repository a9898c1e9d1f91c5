namespace Remote.Runtime.Tests.Failures;

/// <summary>Tasks that take memory.</summary>
internal static class Hog
{
    /// <summary>Notes its attempt, takes so much, and waits.</summary>
    [Remote(Memory = 100 << 20)]
    public static int Take(int mebibytes, string attempts, string go)
    {
        Signals.Append(attempts, $"{RemoteContext.Current.Attempt} {Environment.ProcessId}");
        byte[][] taken = Fill(mebibytes);
        Signals.Wait(go);
        return taken.Length;
    }

    /// <summary>Takes so much and drops it, says so, and waits.</summary>
    [Remote(Memory = 100 << 20)]
    public static int Waste(int mebibytes, string attempts, string go)
    {
        int wasted = Fill(mebibytes).Length;
        Signals.Append(attempts, $"{RemoteContext.Current.Attempt} {Environment.ProcessId}");
        Signals.Wait(go);
        return wasted;
    }

    /// <summary>Takes nothing, and waits.</summary>
    [Remote]
    public static int Start(string attempts, string go) => Take(1, attempts, go);

    /// <summary>Waits for a task that needs what another has.</summary>
    [Remote]
    public static async Task<int> Wait(string attempts, string go)
    {
        Signals.Append(attempts, $"{RemoteContext.Current.Attempt} {Environment.ProcessId}");
        return await Victims.Remote(new() { Resources = new Dictionary<string, double> { ["gate"] = 1 } }).Inner(go);
    }

    public static byte[][] Fill(int mebibytes)
        => [.. Enumerable.Range(0, mebibytes).Select(static _ =>
        {
            byte[] one = new byte[1 << 20];
            one.AsSpan().Fill(1);
            return one;
        })];
}
