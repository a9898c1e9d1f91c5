using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.ActorModel;

/// <summary>Each test ends a cluster of its own.</summary>
public sealed class DisposalTests
{
    [Theory(Timeout = Limits.Test)]
    [InlineData(Remote.Isolation.Process)]
    [InlineData(Remote.Isolation.Thread)]
    public async Task Actors_are_disposed_when_the_cluster_stops(Remote.Isolation isolation)
    {
        using var signals = new Signals();
        await using (Cluster cluster = await Cluster.StartAsync(new() { Workers = 1, Cpus = 1, Isolation = isolation }))
        {
            await Leaver.Remote(signals["sync"]).Stay();
            await AsyncLeaver.Remote(signals["async"]).Stay();
            await Leaver.Remote(signals["alone"], new() { OwnProcess = true }).Stay();
            IActorRef<Leaver> killed = Leaver.Remote(signals["killed"]);
            await killed.Stay();
            await Remote.Actors.KillAsync(killed);
        }

        Assert.Equal(["disposed"], Signals.Lines(signals["sync"]));
        Assert.Equal(["disposed asynchronously"], Signals.Lines(signals["async"]));
        Assert.Equal(["disposed"], Signals.Lines(signals["alone"]));
        Assert.Empty(Signals.Lines(signals["killed"]));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task What_still_waits_fails_when_the_cluster_stops()
    {
        using var signals = new Signals();
        IActorRef<Patient> actor;
        IActorRef<Counter> never;
        Task<int> stuck;
        ObjectRef call;
        await using (Cluster cluster = await Cluster.StartAsync(new() { Workers = 1, Cpus = 1 }))
        {
            // Its CPU is never free, so nothing answers for it but the end.
            never = Counter.Remote(Steps.Remote().WaitFor(signals["never"], 1));
            stuck = never.Value().AsTask();
            actor = Patient.Remote();
            call = actor.UntilCancelledAsync(signals["begun"], signals["cancelled"]);
            await Signals.WaitAsync(signals["begun"]);
        }

        Assert.True(Signals.IsSet(signals["cancelled"]));
        await Assert.ThrowsAnyAsync<Exception>(async () => await call);
        await Assert.ThrowsAnyAsync<Exception>(async () => await actor.Lives());
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await never.Value());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Remote.Actors.KillAsync(never));
        await Assert.ThrowsAnyAsync<Exception>(() => stuck);
    }
}

[Remote]
internal sealed class Leaver(string signal) : IDisposable
{
    public void Stay()
    {
    }

    public void Dispose() => Signals.Append(signal, "disposed");
}

[Remote]
internal sealed class AsyncLeaver(string signal) : IAsyncDisposable
{
    public void Stay()
    {
    }

    public async ValueTask DisposeAsync()
    {
        await Task.Yield();
        Signals.Append(signal, "disposed asynchronously");
    }
}
