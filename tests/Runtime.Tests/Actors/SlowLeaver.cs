using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.ActorModel;

/// <summary>An actor whose disposal takes until it is let go.</summary>
[Remote]
internal sealed class SlowLeaver(string leaving, string go) : IAsyncDisposable
{
    public int Life() => RemoteContext.Current.Attempt;

    public async ValueTask DisposeAsync()
    {
        Signals.Set(leaving);
        await Signals.WaitAsync(go);
    }
}
