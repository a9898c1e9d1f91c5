using Remote.Runtime.Tests.ActorModel;

namespace Remote.Runtime.Tests.Failures;

[Collection(FailureCollection.Name)]
public sealed class ActorCrashTests(ClusterFixture fixture)
{
    [Fact(Timeout = Limits.Test)]
    public async Task Calls_of_an_actor_whose_process_was_killed_fail()
    {
        using var signals = new Signals();
        IActorRef<Mortal> actor = Mortal.Remote();
        int process = await actor.ProcessId();
        ObjectRef<int> runs = actor.RunAsync(signals["runs"], 1, lastLife: 1), waits = actor.Count();
        await UntilRunAsync(signals["runs"], 1);
        Kill.Process(process);
        foreach (ObjectRef<int> call in new[] { runs, waits, actor.Count() })
        {
            var error = await Assert.ThrowsAsync<ActorDiedException>(async () => await call);
            Assert.Contains("SIGKILL", error.Message);
            Assert.Contains("MaxRestarts is 0", error.Message);
        }
    }

    [Fact(Timeout = Limits.Test)]
    public async Task An_actor_is_started_again_with_fresh_state()
    {
        IActorRef<Mortal> actor = Mortal.Remote(new() { MaxRestarts = 2 });
        Assert.Equal(1, await actor.Count());
        Assert.Equal(2, await actor.Count());
        for (int life = 1; life <= 2; life++)
        {
            Kill.Process(await actor.ProcessId());
            Assert.Equal(life, await AskAsync(() => actor.Life()));
            Assert.Equal(1, await actor.Count());
        }

        Kill.Process(await actor.ProcessId());
        var error = await Assert.ThrowsAsync<ActorDiedException>(() => AskAsync(() => actor.Count()));
        Assert.Contains("all 2 restarts are used up", error.Message);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_call_that_was_under_way_says_that_the_actor_is_started_again()
    {
        using var signals = new Signals();
        IActorRef<Mortal> actor = Mortal.Remote(new() { MaxRestarts = 1 });
        int process = await actor.ProcessId();
        ObjectRef<int> runs = actor.RunAsync(signals["runs"], 1, lastLife: 1);
        await UntilRunAsync(signals["runs"], 1);
        Kill.Process(process);
        var error = await Assert.ThrowsAsync<ActorUnavailableException>(async () => await runs);
        Assert.Contains("MaxTaskRetries", error.Message);
        Assert.Equal(1, await actor.Life());
        Assert.Single(Signals.Lines(signals["runs"]));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_call_that_may_be_repeated_is_and_those_behind_it_keep_their_order()
    {
        using var signals = new Signals();
        IActorRef<Mortal> actor = Mortal.Remote(new() { MaxRestarts = 1, MaxTaskRetries = 1 });
        int process = await actor.ProcessId();
        ObjectRef<int> runs = actor.RunAsync(signals["lines"], 0, lastLife: 1);
        ObjectRef[] behind = [.. Enumerable.Range(1, 5000).Select(i => actor.Note(signals["lines"], i))];
        await UntilRunAsync(signals["lines"], 1);
        Kill.Process(process);
        Assert.Equal(0, await runs);
        await behind;
        Assert.Equal(
            Enumerable.Range(0, 5001).Select(i => $"{i} 1").Prepend("0 0"), Signals.Lines(signals["lines"]).Select(l => string.Join(' ', l.Split(' ')[..2])));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Retries_of_a_call_are_counted()
    {
        using var signals = new Signals();
        IActorRef<Mortal> actor = Mortal.Remote(new() { MaxRestarts = -1, MaxTaskRetries = 1 });
        int process = await actor.ProcessId();
        ObjectRef<int> runs = actor.RunAsync(signals["runs"], 1, lastLife: 9);
        await UntilRunAsync(signals["runs"], 1);
        Kill.Process(process);
        await UntilRunAsync(signals["runs"], 2);
        Kill.Process(int.Parse(Signals.Lines(signals["runs"])[1].Split(' ')[2]));
        await Assert.ThrowsAsync<ActorUnavailableException>(async () => await runs);
        Assert.Equal(["1 0", "1 1"], Signals.Lines(signals["runs"]).Select(l => l[..3]));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Processes_that_were_given_the_ref_follow_a_restart()
    {
        IActorRef<Counter> counter = Counter.Remote(5, new() { MaxRestarts = -1, MaxTaskRetries = -1 });
        Assert.Equal(10, await Steps.Remote().AddTo(counter, 10));
        Kill.Process(await counter.ProcessId());
        Assert.Equal(10, await Steps.Remote().AddTo(counter, 10));
        Assert.Equal(15, await counter.Value());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task The_recipe_of_an_actor_survives_the_refs_it_was_made_of()
    {
        IActorRef<Counter> counter = Counter.Remote(Echoes.Remote().Back(70), new() { MaxRestarts = 1, MaxTaskRetries = 1 });
        Assert.Equal(71, await counter.Increment());
        Kill.Process(await counter.ProcessId());
        Assert.Equal(71, await counter.Increment());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Actors_survive_the_death_of_task_workers()
    {
        IActorRef<Counter>[] actors = [.. Enumerable.Range(0, 10).Select(i => Counter.Remote(i))];
        await actors.Select(a => a.Increment()).ToArray();
        await fixture.KillTaskWorkersAsync();
        Assert.Equal(1, await Victims.Remote().Square(1));
        int[] values = await actors.Select(a => a.Value()).ToArray();
        Assert.Equal(Enumerable.Range(1, 10), values);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Only_the_actors_of_the_killed_host_die()
    {
        IActorRef<Counter>[] actors = [.. Enumerable.Range(0, 10).Select(i => Counter.Remote(i))];
        int[] processes = await actors.Select(a => a.ProcessId()).ToArray();
        Kill.Process(processes[0]);
        for (int i = 0; i < actors.Length; i++)
        {
            if (processes[i] == processes[0]) await Assert.ThrowsAsync<ActorDiedException>(async () => await actors[i].Value());
            else Assert.Equal(i, await actors[i].Value());
        }

        Assert.Equal(77, await Counter.Remote(77).Value());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task An_actor_ends_with_the_process_that_made_it_unless_it_is_detached()
    {
        using var signals = new Signals();
        ObjectRef<int> maker = Makers.Remote().MakeAndStay("bound", "free", signals["made"]);
        await Signals.UntilAsync(() => Signals.Lines(signals["made"]).Length == 1, "The actors were not made.");
        IActorRef<Counter> bound = await Remote.Actors.GetAsync<Counter>("bound"), free = await Remote.Actors.GetAsync<Counter>("free");
        Kill.Process(int.Parse(Signals.Lines(signals["made"])[0]));
        await Assert.ThrowsAsync<WorkerCrashedException>(async () => await maker);
        var error = await Assert.ThrowsAsync<ActorDiedException>(() => AskAsync(() => bound.Value()));
        Assert.Contains("Lifetime.Detached", error.Message);
        Assert.Equal(2, await free.Value());
    }

    // A call that is made while the node does not know yet that the process is gone is lost with it.
    private static async Task<T> AskAsync<T>(Func<ObjectRef<T>> call)
    {
        while (true)
        {
            try
            {
                return await call();
            }
            catch (ActorUnavailableException)
            {
                // The next one finds the new life.
            }
        }
    }

    private static Task UntilRunAsync(string runs, int count)
        => Signals.UntilAsync(() => Signals.Lines(runs).Length >= count, $"The call did not run {count} times.");
}

internal static class Makers
{
    [Remote(MaxRetries = 0)]
    public static async Task<int> MakeAndStay(string bound, string free, string made)
    {
        await Counter.Remote(1, new() { Name = bound }).Value();
        await Counter.Remote(2, new() { Name = free, Lifetime = Lifetime.Detached }).Value();
        Signals.Append(made, $"{Environment.ProcessId}");
        await Task.Delay(Timeout.Infinite);
        return 0;
    }
}
