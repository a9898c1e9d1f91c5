namespace Remote.Runtime.Tests.Failures;

[Collection(FailureCollection.Name)]
public sealed class When_an_actor_is_killed_as_it_begins
{
    [Fact(Timeout = Limits.Test)]
    public async Task Its_constructor_is_run_again_where_restarts_allow_and_calls_wait_for_it()
    {
        using var signals = new Signals();
        IActorRef<Slow> actor = Slow.Remote(signals["lives"], 1, new() { MaxRestarts = 1 });
        ObjectRef<int>[] calls = [.. Enumerable.Range(0, 10).Select(_ => actor.Count())];
        await KillLifeAsync(signals["lives"], 0);
        Assert.Equal(Enumerable.Range(1, 10), await calls);
        Assert.Equal(1, await actor.Life());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Without_restarts_it_is_dead_and_says_how()
    {
        using var signals = new Signals();
        IActorRef<Slow> actor = Slow.Remote(signals["lives"], 1);
        ObjectRef<int> call = actor.Count();
        await KillLifeAsync(signals["lives"], 0);
        var error = await Assert.ThrowsAsync<ActorDiedException>(async () => await call);
        Assert.Contains("SIGKILL", error.Message);
        Assert.Contains("MaxRestarts is 0", error.Message);
        Assert.Single(Signals.Lines(signals["lives"]));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task In_a_restart_one_more_is_used_up()
    {
        using var signals = new Signals();
        IActorRef<Slow> actor = Slow.Remote(signals["lives"], 2, new() { MaxRestarts = 2 });
        ObjectRef<int> call = actor.Count();
        await KillLifeAsync(signals["lives"], 0);
        await KillLifeAsync(signals["lives"], 1);
        Assert.Equal(1, await call);
        Assert.Equal(2, await actor.Life());
        await KillLifeAsync(signals["lives"], 2);
        var error = await Assert.ThrowsAsync<ActorDiedException>(async () => await UntilDeadAsync(actor));
        Assert.Contains("all 2 restarts are used up", error.Message);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task With_a_thousand_calls_queued_none_runs_twice_and_each_is_answered()
    {
        using var signals = new Signals();
        IActorRef<Mortal> actor = Mortal.Remote(new() { MaxRestarts = 1 });
        int process = await actor.ProcessId();
        ObjectRef<int> first = actor.RunAsync(signals["lines"], 0, lastLife: 1);
        ObjectRef[] queued = [.. Enumerable.Range(1, 1000).Select(i => actor.Note(signals["lines"], i))];
        await Signals.UntilAsync(() => Signals.Lines(signals["lines"]).Length == 1, "The first call did not begin.");
        Kill.Process(process);
        await Assert.ThrowsAsync<ActorUnavailableException>(async () => await first);
        var done = new List<string>();
        for (int i = 0; i < queued.Length; i++)
        {
            try
            {
                await queued[i];
                done.Add($"{i + 1} 1");
            }
            catch (ActorUnavailableException)
            {
                // It had been sent, and may not be sent again.
            }
        }

        // What was answered ran once, in order, in the new life; what was not did not run.
        Assert.Equal(done, Signals.Lines(signals["lines"]).Skip(1));
        Assert.Equal(1, await actor.Life());
    }

    private static async Task UntilDeadAsync(IActorRef<Slow> actor)
    {
        while (true)
        {
            try
            {
                await actor.Count();
            }
            catch (ActorUnavailableException)
            {
                // Not known to be dead yet.
            }
        }
    }

    private static async Task KillLifeAsync(string lives, int life)
    {
        await Signals.UntilAsync(() => Signals.Lines(lives).Length > life, $"Life {life} did not begin.");
        Kill.Process(int.Parse(Signals.Lines(lives)[life].Split(' ')[1]));
    }
}

/// <summary>Its constructor does not end in a life before the last.</summary>
[Remote]
internal class Slow
{
    private readonly int life = RemoteContext.Current.Attempt;
    private int count;

    public Slow(string lives, int lastLife)
    {
        if (lives.Length > 0) Signals.Append(lives, $"{life} {Environment.ProcessId}");
        if (life < lastLife) Thread.Sleep(Timeout.Infinite);
    }

    public int Count() => ++count;

    public int Life() => life;
}
