using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.ActorModel;

/// <summary>An actor that exits, in each way that a method can.</summary>
[Remote]
internal sealed class Quitter(string ended) : IDisposable
{
    public int Life() => RemoteContext.Current.Attempt;

    public int ProcessId() => Environment.ProcessId;

    public int Quit()
    {
        RemoteContext.Current.ExitActor();
        return 1;
    }

    public async Task QuitAsync()
    {
        await Task.Yield();
        RemoteContext.Current.ExitActor();
    }

    public async IAsyncEnumerable<int> QuitAfter(int items)
    {
        for (int i = 0; i < items; i++)
        {
            await Task.Yield();
            yield return i;
        }

        RemoteContext.Current.ExitActor();
    }

    public string QuitButCatch()
    {
        try
        {
            RemoteContext.Current.ExitActor();
        }
        catch (Exception e)
        {
            return e.Message;
        }

        return "";
    }

    public async Task<int> QuitAtAsync(string begun, string go)
    {
        Signals.Set(begun);
        await Signals.WaitAsync(go);
        RemoteContext.Current.ExitActor();
        return 1;
    }

    public async Task<int> UntilAsync(string begun, string go)
    {
        Signals.Set(begun);
        await Signals.WaitAsync(go);
        return 7;
    }

    public async Task UntilCancelledAsync(string begun, CancellationToken ct)
    {
        Signals.Set(begun);
        await Task.Delay(Timeout.Infinite, ct);
    }

    public async Task<string> EndOf(IActorRef<Quitter> self)
    {
        try
        {
            await Remote.Actors.EndAsync(self);
            return "";
        }
        catch (InvalidOperationException e)
        {
            return e.Message;
        }
    }

    public void Dispose() => Signals.Append(ended, "ended");
}

internal static class Outsiders
{
    [Remote]
    public static string Exit()
    {
        try
        {
            RemoteContext.Current.ExitActor();
            return "";
        }
        catch (InvalidOperationException e)
        {
            return e.Message;
        }
    }
}
