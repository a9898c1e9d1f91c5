using System.Runtime.CompilerServices;
using Remote.Hosting;
using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.ActorModel;

/// <summary>What ended is forgotten, by all that knew it. On a cluster of its own: everything in it is counted.</summary>
public sealed class ActorMemoryTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    [Fact(Timeout = Limits.Test)]
    public async Task Ten_thousand_actors_leave_nothing_behind()
    {
        for (int batch = 0; batch < 4; batch++) await MakeAndDropAsync(2_500);
        await UntilForgottenAsync();
        IActorRef<HostCounter>[] counters = [HostCounter.Remote(), HostCounter.Remote()];
        await counters.Select(c => c.ProcessId()).ToArray();
        Assert.All(await counters.Select(c => c.Others(counters.Length)).ToArray(), static others => Assert.InRange(others, 0, 1));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Those_that_were_killed_that_exited_and_that_were_never_made_are_forgotten_too()
    {
        using var signals = new Signals();
        await EndInAllWaysAsync(signals["ended"]);
        await UntilForgottenAsync();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task MakeAndDropAsync(int count)
    {
        IActorRef<Counter>[] actors = [.. Enumerable.Range(0, count).Select(i => Counter.Remote(i))];
        int[] values = await actors.Select(a => a.Increment()).ToArray();
        Assert.Equal(Enumerable.Range(1, count), values);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task EndInAllWaysAsync(string ended)
    {
        IActorRef<Counter> killed = Counter.Remote(1, new() { Name = "forgotten" });
        Assert.Equal(0, await Steps.Remote().AddTo(killed, 0));
        await Remote.Actors.KillAsync(killed);
        Assert.Contains("killed", await Steps.Remote().CallAndDescribe(killed));
        IActorRef<Quitter> quits = Quitter.Remote(ended, new() { MaxRestarts = 1 });
        await Assert.ThrowsAsync<ActorDiedException>(async () => await quits.Quit());
        await Assert.ThrowsAsync<ActorDiedException>(async () => await Stillborn.Remote("no").Value());
        await Assert.ThrowsAsync<ActorDiedException>(async () => await Counter.Remote(Steps.Remote().Fail("no number")).Value());
        var options = new ActorOptions { Name = "seldom", GetIfExists = true };
        IActorRef<Counter> first = Counter.Remote(1, options), second = Counter.Remote(2, options);
        Assert.Equal(1, await second.Value());
        await Remote.Actors.EndAsync(first);
    }

    private async Task UntilForgottenAsync()
    {
        await Signals.UntilAsync(
            () =>
            {
                Support.Collector.CollectHere();
                return fixture.Cluster.Session.Actors.Count == 0;
            },
            "Refs that nobody has are still held here.");
        long end = Environment.TickCount64 + (long)Limits.Wait.TotalMilliseconds;
        while (fixture.Cluster.Node.ActorCount > 0 && Environment.TickCount64 < end)
        {
            await Enumerable.Range(0, 4).Select(_ => Landlord.Remote().Collect()).ToArray();
            await Remote.Actors.ListAsync();
        }

        Assert.Equal(0, fixture.Cluster.Node.ActorCount);
    }
}

/// <summary>Counts the actors of its host.</summary>
[Remote]
internal sealed class HostCounter
{
    public int ProcessId() => Environment.ProcessId;

    /// <summary>How many there are beside this one, once those that end now have ended.</summary>
    public async Task<int> Others(int most)
    {
        await Signals.UntilAsync(() => Session.Current.Hosted.Count <= most, "Actors that have ended are still hosted.");
        return Session.Current.Hosted.Count - 1;
    }
}
