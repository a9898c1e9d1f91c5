using System.Runtime.CompilerServices;
using Remote.Runtime.Tests.ActorModel;

namespace Remote.Runtime.Tests.Failures;

/// <summary>Who holds an actor, who made it and where it lives: what their deaths do.</summary>
[Collection(FailureCollection.Name)]
public sealed class ActorHolderTests : IDisposable
{
    private readonly Signals signals = new();

    public void Dispose() => signals.Dispose();

    [Fact(Timeout = Limits.Test)]
    public async Task A_killed_process_holds_no_actor()
    {
        ObjectRef holder = await Start();
        await Signals.UntilAsync(() => Signals.Lines(signals["process"]).Length == 1, "The task did not begin.");
        for (int i = 0; i < 3; i++) Support.Collector.CollectHere();
        await Remote.Actors.ListAsync();
        Assert.Empty(Signals.Lines(signals["ended"]));
        Kill.Process(int.Parse(Signals.Lines(signals["process"])[0]));
        await Assert.ThrowsAsync<WorkerCrashedException>(async () => await holder);
        await Signals.UntilAsync(
            () =>
            {
                Support.Collector.CollectHere();
                return Signals.Lines(signals["ended"]).Length == 1;
            },
            "The actor did not end.");

        [MethodImpl(MethodImplOptions.NoInlining)]
        async Task<ObjectRef> Start()
        {
            // One that is not made yet when its last ref goes would never be.
            IActorRef<Tenant> tenant = Tenant.Remote(signals["ended"]);
            await tenant.Life();
            return Landlord.Remote().KeepUntilKilled(tenant, signals["process"]);
        }
    }

    [Fact(Timeout = Limits.Test)]
    public async Task An_actor_that_waits_for_an_argument_dies_with_its_creator()
    {
        IActorRef<Tenant> keeper = Tenant.Remote(signals["keeper ended"]);
        ObjectRef creator = Creators.Remote().MakeLate(keeper, signals["process"], signals["never"]);
        await Signals.UntilAsync(() => Signals.Lines(signals["process"]).Length == 1, "The actor was not created.");
        ObjectRef<int> call = keeper.AskKept();
        Kill.Process(int.Parse(Signals.Lines(signals["process"])[0]));
        await Assert.ThrowsAsync<WorkerCrashedException>(async () => await creator);
        var error = await Assert.ThrowsAsync<RemoteTaskException>(async () => await call);
        Assert.Contains("the process that created it", Assert.IsType<ActorDiedException>(error.InnerException).Message);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task An_actor_that_waits_for_resources_dies_with_its_creator_unless_it_is_detached()
    {
        IActorRef<Counter> holder = Counter.Remote(1, new() { Cpus = 2 });
        await holder.Value();
        ObjectRef creator = Creators.Remote().MakeForCpus("late bound", "late free", signals["process"]);
        await Signals.UntilAsync(() => Signals.Lines(signals["process"]).Length == 1, "The actors were not created.");
        IActorRef<Counter> bound = await Remote.Actors.GetAsync<Counter>("late bound"), free = await Remote.Actors.GetAsync<Counter>("late free");
        Kill.Process(int.Parse(Signals.Lines(signals["process"])[0]));
        await Assert.ThrowsAsync<WorkerCrashedException>(async () => await creator);
        var error = await Assert.ThrowsAsync<ActorDiedException>(async () => await bound.Value());
        Assert.Contains("Lifetime.Detached", error.Message);
        await Remote.Actors.EndAsync(holder);
        Assert.Equal(2, await free.Value());
        await Remote.Actors.KillAsync(free);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_restarted_actor_has_the_actors_that_it_was_made_with()
    {
        IActorRef<Tenant> front = await Make();
        for (int i = 0; i < 3; i++) Support.Collector.CollectHere();
        Kill.Process(await front.ProcessId());
        Assert.Equal(0, await front.AskKept());
        Assert.Equal(1, await front.Life());
        Assert.Empty(Signals.Lines(signals["ended"]));

        [MethodImpl(MethodImplOptions.NoInlining)]
        async Task<IActorRef<Tenant>> Make()
        {
            IActorRef<Tenant> made = Tenant.Remote(
                signals["front ended"], Tenant.Remote(signals["ended"], new() { OwnProcess = true }), new() { OwnProcess = true, MaxRestarts = -1, MaxTaskRetries = -1 });
            Assert.Equal(0, await made.AskKept());
            return made;
        }
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_thousand_calls_wait_through_a_constructor_that_was_killed()
    {
        IActorRef<Builder> actor = Builder.Remote(signals["lives"], signals["go"], new() { OwnProcess = true, MaxRestarts = 1 });
        ObjectRef<int>[] calls = [.. Enumerable.Range(0, 1000).Select(i => actor.Same(i))];
        await Signals.UntilAsync(() => Signals.Lines(signals["lives"]).Length == 1, "The constructor did not run.");
        Kill.Process(int.Parse(Signals.Lines(signals["lives"])[0]));
        await Signals.UntilAsync(() => Signals.Lines(signals["lives"]).Length == 2, "The constructor did not run again.");
        Signals.Set(signals["go"]);
        int[] values = await calls;
        Assert.Equal(Enumerable.Range(0, 1000), values);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_call_whose_result_was_under_way_is_not_run_twice()
    {
        for (int i = 0; i < 3; i++)
        {
            IActorRef<Bomb> actor = Bomb.Remote(new() { OwnProcess = true, MaxRestarts = -1 });
            ObjectRef<byte[]> result = actor.ReturnAndDie(signals[$"runs {i}"]);
            try
            {
                Assert.Equal(16 << 20, (await result).Length);
            }
            catch (ActorUnavailableException)
            {
                // The result did not make it.
            }

            await Signals.UntilAsync(() => Signals.Lines(signals[$"runs {i}"]).Length > 0, "The call did not run.");
            await Remote.Actors.KillAsync(actor);
            Assert.Single(Signals.Lines(signals[$"runs {i}"]));
        }
    }
}

internal static class Creators
{
    [Remote(MaxRetries = 0)]
    public static async Task MakeLate(IActorRef<Tenant> keeper, string process, string never)
    {
        await keeper.Keep(Tenant.Remote(Creators.Remote().TextAfter(never)));
        Signals.Append(process, $"{Environment.ProcessId}");
        await Task.Delay(Timeout.Infinite);
    }

    [Remote(MaxRetries = 0, Cpus = 0)]
    public static async Task MakeForCpus(string bound, string free, string process)
    {
        IActorRef<Counter> one = Counter.Remote(1, new() { Cpus = 2, Name = bound });
        _ = Counter.Remote(2, new() { Cpus = 2, Name = free, Lifetime = Lifetime.Detached });
        await Remote.Actors.ListAsync();
        Signals.Append(process, $"{Environment.ProcessId}");
        await Task.Delay(Timeout.Infinite);
        GC.KeepAlive(one);
    }

    [Remote]
    public static string TextAfter(string signal)
    {
        Signals.Wait(signal);
        return signal;
    }
}

/// <summary>An actor whose constructor takes until it is let go.</summary>
[Remote]
internal sealed class Builder
{
    public Builder(string lives, string go)
    {
        Signals.Append(lives, $"{Environment.ProcessId}");
        Signals.Wait(go);
    }

    public int Same(int value) => value;
}

/// <summary>An actor whose process dies while a result leaves it.</summary>
[Remote]
internal sealed class Bomb
{
    public byte[] ReturnAndDie(string runs)
    {
        Signals.Append(runs, "run");
        // On a thread of its own, which begins when this one is about to answer.
        new Thread(static () => Kill.Process(Environment.ProcessId)).Start();
        return new byte[16 << 20];
    }
}
