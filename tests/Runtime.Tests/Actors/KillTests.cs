using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.ActorModel;

[Collection(ClusterCollection.Name)]
public sealed class KillTests
{
    [Fact(Timeout = Limits.Test)]
    public async Task A_killed_actor_fails_what_runs_what_waits_and_what_comes()
    {
        using var signals = new Signals();
        IActorRef<Patient> actor = Patient.Remote();
        ObjectRef<int> runs = actor.UntilAsync(signals["begun"], signals["never"]), waits = actor.Lives();
        await Signals.WaitAsync(signals["begun"]);
        await Remote.Actors.KillAsync(actor);
        foreach ((ObjectRef<int> call, string became) in new[] { (runs, "may have run"), (waits, ""), (actor.Lives(), "cannot run") })
        {
            var error = await Assert.ThrowsAsync<ActorDiedException>(async () => await call);
            Assert.Contains("it was killed", error.Message);
            Assert.Contains(became, error.Message);
        }
    }

    [Fact(Timeout = Limits.Test)]
    public async Task The_token_of_a_running_call_is_tripped_by_a_kill()
    {
        using var signals = new Signals();
        IActorRef<Patient> actor = Patient.Remote();
        _ = actor.UntilCancelledAsync(signals["begun"], signals["cancelled"]);
        await Signals.WaitAsync(signals["begun"]);
        await Remote.Actors.KillAsync(actor);
        await Signals.WaitAsync(signals["cancelled"]);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Killing_twice_is_harmless()
    {
        IActorRef<Counter> counter = Counter.Remote();
        await Task.WhenAll(Remote.Actors.KillAsync(counter), Remote.Actors.KillAsync(counter));
        await Remote.Actors.KillAsync(counter);
        await Assert.ThrowsAsync<ActorDiedException>(async () => await counter.Value());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_kill_that_allows_a_restart_gives_a_fresh_actor()
    {
        IActorRef<Patient> actor = Patient.Remote(new() { MaxRestarts = 1 });
        Assert.Equal(1, await actor.Lives());
        Assert.Equal(2, await actor.Lives());
        await Remote.Actors.KillAsync(actor, restart: true);
        Assert.Equal(1, await actor.Lives());
        await Remote.Actors.KillAsync(actor, restart: true);
        var error = await Assert.ThrowsAsync<ActorDiedException>(async () => await actor.Lives());
        Assert.Contains("all 1 restarts are used up", error.Message);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_kill_without_restart_ends_an_actor_that_may_restart()
    {
        IActorRef<Counter> counter = Counter.Remote(new() { MaxRestarts = -1 });
        await counter.Value();
        await Remote.Actors.KillAsync(counter);
        await Assert.ThrowsAsync<ActorDiedException>(async () => await counter.Value());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task The_old_life_does_nothing_more_once_the_new_one_began()
    {
        using var signals = new Signals();
        IActorRef<Patient> actor = Patient.Remote(new() { MaxRestarts = 1 });
        ObjectRef<int> runs = actor.Until(signals["begun"], signals["go"]);
        ObjectRef[] waiting = [.. Enumerable.Range(0, 50).Select(i => actor.Write(signals["old"], i))];
        await Signals.WaitAsync(signals["begun"]);
        await Remote.Actors.KillAsync(actor, restart: true);
        await actor.Write(signals["new"], 1);
        Signals.Set(signals["go"]);
        foreach (ObjectRef call in waiting) await Assert.ThrowsAsync<ActorUnavailableException>(async () => await call);
        await Assert.ThrowsAsync<ActorUnavailableException>(async () => await runs);
        await actor.Write(signals["new"], 2);
        Assert.Empty(Signals.Lines(signals["old"]));
        Assert.Equal(["1", "2"], Signals.Lines(signals["new"]));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Calls_that_may_be_repeated_survive_a_restart_in_order()
    {
        using var signals = new Signals();
        IActorRef<Patient> actor = Patient.Remote(new() { MaxRestarts = 1, MaxTaskRetries = 1 });
        ObjectRef<int> runs = actor.Until(signals["begun"], signals["go"]);
        ObjectRef[] waiting = [.. Enumerable.Range(0, 50).Select(i => actor.Write(signals["lines"], i))];
        await Signals.WaitAsync(signals["begun"]);
        Task killed = Remote.Actors.KillAsync(actor, restart: true);
        Signals.Set(signals["go"]);
        await killed;
        await waiting;
        await runs;

        // The kill may come when some of them have run, and their answers are lost: those run twice, the second time with all the others.
        int[] lines = [.. Signals.Lines(signals["lines"]).Select(int.Parse)];
        int again = Enumerable.Range(1, lines.Length - 1).FirstOrDefault(i => lines[i] <= lines[i - 1]);
        Assert.Equal(Enumerable.Range(0, again), lines[..again]);
        Assert.Equal(lines[again..], Enumerable.Range(50 - (lines.Length - again), lines.Length - again));
        Assert.Equal(Enumerable.Range(0, 50), lines.Distinct().Order());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task An_actor_can_be_killed_before_its_arguments_are_there()
    {
        using var signals = new Signals();
        IActorRef<Counter> counter = Counter.Remote(Steps.Remote().WaitFor(signals["go"], 1));
        ObjectRef<int> value = counter.Value();
        await Remote.Actors.KillAsync(counter);
        Signals.Set(signals["go"]);
        await Assert.ThrowsAsync<ActorDiedException>(async () => await value);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Another_process_kills_an_actor()
    {
        IActorRef<Counter> counter = Counter.Remote();
        await counter.Value();
        await Killers.Remote().Kill(counter);
        await Assert.ThrowsAsync<ActorDiedException>(async () => await counter.Value());
    }
}

[Remote]
internal class Patient
{
    private int lives;

    public int Lives() => ++lives;

    public int Until(string begun, string signal)
    {
        Signals.Set(begun);
        Signals.Wait(signal);
        return ++lives;
    }

    public async Task<int> UntilAsync(string begun, string signal)
    {
        Signals.Set(begun);
        await Signals.WaitAsync(signal);
        return ++lives;
    }

    public async Task UntilCancelledAsync(string begun, string cancelled, CancellationToken ct)
    {
        Signals.Set(begun);
        try
        {
            await Task.Delay(Timeout.Infinite, ct);
        }
        finally
        {
            Signals.Set(cancelled);
        }
    }

    public void Write(string file, int line) => Signals.Append(file, line.ToString());
}

internal static class Killers
{
    [Remote]
    public static async Task Kill(IActorRef<Counter> counter) => await Remote.Actors.KillAsync(counter);
}
