using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.ActorModel;

/// <summary>The context of a call becomes another call's; whatever the call has started must never see that.</summary>
[Collection(ClusterCollection.Name)]
public sealed class StragglerTests
{
    private const int Calls = 2_000;

    [Fact(Timeout = Limits.Test)]
    public async Task Code_that_looks_first_after_its_call_sees_its_actor_and_no_call()
    {
        IActorRef<Straggler> actor = Straggler.Remote();
        for (int i = 0; i < 20; i++) await actor.LookAfterOthers(i);
        string[] others = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => actor.Own().AsTask()));
        await actor.OthersHaveRun();

        Looks[] seen = await actor.SeenAsync();
        Assert.Equal(Enumerable.Range(0, 20), seen.Select(static s => s.Number).Order());
        Assert.All(seen, s => Assert.EndsWith("-0", s.First));
        Assert.All(seen, s => Assert.Equal(s.First, s.Second));
        Assert.All(seen, s => Assert.DoesNotContain(s.First, others));
        Assert.Single(seen.Select(static s => s.ActorId).Distinct(), static id => id is not null);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Code_that_has_looked_once_sees_its_call_for_ever()
    {
        IActorRef<Straggler> actor = Straggler.Remote();
        List<string> expected = [];
        for (int i = 0; i < 20; i++) expected.Add(await actor.LookBeforeReturn(i));
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => actor.Pass(i).AsTask()));
        await actor.OthersHaveRun();

        Looks[] seen = await actor.SeenAsync();
        Assert.Equal(20, expected.Distinct().Count());
        Assert.Equal(20, seen.Length);
        Assert.All(seen, s => Assert.Equal((expected[s.Number], expected[s.Number]), (s.First, s.Second)));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Code_that_looks_at_any_moment_never_sees_another_call()
    {
        IActorRef<Straggler> actor = Straggler.Remote();
        await Task.WhenAll(Enumerable.Range(0, Calls).Select(i => actor.LookAtOnce(i).AsTask()));

        Looks[] seen = await actor.SeenAsync();
        Assert.True(seen.Length >= Calls);
        var callOf = new Dictionary<string, int>();
        foreach (Looks one in seen)
        {
            if (one.First.EndsWith("-0", StringComparison.Ordinal))
            {
                Assert.Equal(one.First, one.Second);
                continue;
            }

            Assert.Equal(one.First, one.Second);
            Assert.Equal(one.Number, callOf.TryGetValue(one.First, out int before) ? before : callOf[one.First] = one.Number);
        }
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Each_call_that_awaits_sees_itself_before_and_after()
    {
        IActorRef<Straggler> actor = Straggler.Remote(new() { MaxConcurrency = 8 });
        Looks[] seen = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => actor.LookTwiceAsync(i).AsTask()));
        Assert.All(seen, static s => Assert.Equal(s.First, s.Second));
        Assert.Equal(500, seen.Select(static s => s.First).Distinct().Count());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_context_that_the_actor_has_kept_stays_that_of_its_call()
    {
        IActorRef<Straggler> actor = Straggler.Remote();
        string own = await actor.Hold();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => actor.Pass(i).AsTask()));
        Assert.Equal(own, await actor.Held());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Code_that_outlives_its_call_can_make_calls()
    {
        IActorRef<Straggler> actor = Straggler.Remote(), other = Straggler.Remote();
        await actor.CallAfterOthers(other);
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => actor.Pass(i).AsTask()));
        await actor.OthersHaveRun();
        Assert.Equal(7, Assert.Single(await actor.SeenAsync()).Number);
    }
}
