using System.Runtime.CompilerServices;
using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.ActorModel;

/// <summary>An actor ends, in good order, when nobody holds a ref to it any more; and not before.</summary>
[Collection(ClusterCollection.Name)]
public sealed class LastRefTests : IDisposable
{
    private readonly Signals signals = new();

    public void Dispose() => signals.Dispose();

    [Fact(Timeout = Limits.Test)]
    public async Task It_is_disposed_once_and_its_name_is_free()
    {
        await Use(Tenant.Remote(signals["ended"], new() { Name = "leaving" }));
        await UntilEndedAsync(1);
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Remote.Actors.GetAsync<Tenant>("leaving"));
        await Use(Tenant.Remote(signals["ended"], new() { Name = "leaving" }));
        await UntilEndedAsync(2);
    }

    [Theory(Timeout = Limits.Test)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Calls_that_nobody_waits_for_run_to_their_end_before(bool ownProcess)
    {
        Fire(ownProcess);
        await Signals.WaitAsync(signals["begun"]);
        for (int i = 0; i < 5; i++) Support.Collector.CollectHere();
        Assert.Empty(Signals.Lines(signals["ended"]));
        Signals.Set(signals["go"]);
        await UntilEndedAsync(1);
        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"{i}"), Signals.Lines(signals["lines"]));

        [MethodImpl(MethodImplOptions.NoInlining)]
        void Fire(bool alone)
        {
            IActorRef<Tenant> tenant = Tenant.Remote(signals["ended"], new() { OwnProcess = alone });
            _ = tenant.Until(signals["begun"], signals["go"]);
            for (int i = 0; i < 200; i++) _ = tenant.Note(signals["lines"], i);
        }
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_task_that_holds_the_ref_keeps_the_actor()
    {
        ObjectRef<int> holder = Start();
        await Signals.WaitAsync(signals["begun"]);
        await AssertLivesAsync();
        Signals.Set(signals["go"]);
        Assert.Equal(0, await holder);
        await UntilEndedAsync(1, inWorkers: true);

        [MethodImpl(MethodImplOptions.NoInlining)]
        ObjectRef<int> Start() => Landlord.Remote().KeepUntil(Tenant.Remote(signals["ended"]), signals["begun"], signals["go"]);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_ref_that_is_handed_on_by_one_who_ends_keeps_the_actor()
    {
        ObjectRef<ObjectRef<int>> outer = Start();
        ObjectRef<int> inner = await outer;
        await Signals.WaitAsync(signals["begun"]);
        await AssertLivesAsync();
        Signals.Set(signals["go"]);
        Assert.Equal(0, await inner);
        await UntilEndedAsync(1, inWorkers: true);

        [MethodImpl(MethodImplOptions.NoInlining)]
        ObjectRef<ObjectRef<int>> Start() => Landlord.Remote().HandOn(Tenant.Remote(signals["ended"]), signals["begun"], signals["go"]);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_field_of_another_actor_keeps_it()
    {
        IActorRef<Tenant> owner = Tenant.Remote(signals["owner ended"]);
        await Give(owner);
        await AssertLivesAsync();
        Assert.Equal(0, await owner.AskKept());
        await owner.Drop();
        await UntilEndedAsync(1);
        Assert.Equal(0, await owner.Life());

        [MethodImpl(MethodImplOptions.NoInlining)]
        async Task Give(IActorRef<Tenant> to)
        {
            await to.Keep(Tenant.Remote(signals["ended"]));
            await to.AskKept();
        }
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_waiting_call_keeps_what_its_arguments_hold()
    {
        IActorRef<Tenant> busy = Tenant.Remote(signals["busy ended"]);
        _ = busy.Until(signals["begun"], signals["go"]);
        await Signals.WaitAsync(signals["begun"]);
        ObjectRef<int> waiting = Ask(busy);
        await AssertLivesAsync();
        Signals.Set(signals["go"]);
        Assert.Equal(0, await waiting);
        await UntilEndedAsync(2, inHostOf: busy);

        [MethodImpl(MethodImplOptions.NoInlining)]
        ObjectRef<int> Ask(IActorRef<Tenant> of) => of.AskGuest(new([Tenant.Remote(signals["ended"])], new() { ["one"] = Tenant.Remote(signals["ended"]) }));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_value_in_the_object_store_keeps_it()
    {
        ObjectRef<Guests> put = await Put();
        await AssertLivesAsync();
        Assert.Equal(2, await Count(Landlord.Remote().Pass(put)));
        await AssertLivesAsync();
        put.Dispose();
        put = null!;
        await UntilEndedAsync(2, inWorkers: true);

        [MethodImpl(MethodImplOptions.NoInlining)]
        async Task<ObjectRef<Guests>> Put()
        {
            IActorRef<Tenant> one = Tenant.Remote(signals["ended"]), other = Tenant.Remote(signals["ended"]);
            await new[] { one.Life(), other.Life() };
            return ObjectRef.Put(new Guests([other], new() { ["one"] = one }));
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        static async Task<int> Count(ObjectRef<Guests> passed)
        {
            Guests guests = await passed;
            return guests.Others.Count + guests.ByName.Count + await guests.ByName["one"].Life();
        }
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_result_that_nobody_has_read_keeps_it()
    {
        ObjectRef<IActorRef<Tenant>> made = Landlord.Remote().Make(signals["ended"]);
        await ObjectRef.WaitAsync([made], 1);
        await CollectInWorkersAsync();
        await AssertLivesAsync();
        Assert.Equal(0, await (await made).Life());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Items_of_a_stream_keep_it()
    {
        IActorRef<Tenant> owner = Tenant.Remote(signals["owner ended"]);
        await Give(owner);
        int items = 0;
        await foreach (IActorRef<Tenant> lent in owner.Lend(5))
        {
            if (items++ == 0) await owner.Drop();
            Support.Collector.CollectHere();
            Assert.Equal(0, await lent.Life());
        }

        Assert.Equal(5, items);

        [MethodImpl(MethodImplOptions.NoInlining)]
        async Task Give(IActorRef<Tenant> to) => await to.Keep(Tenant.Remote(signals["ended"]));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_ref_with_options_is_a_ref()
    {
        IActorRef<Tenant> hasty = Tenant.Remote(signals["ended"]).With(new() { Timeout = Limits.Wait });
        Assert.Equal(0, await hasty.Life());
        await AssertLivesAsync();
        Assert.Equal(0, await hasty.Life());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_ref_that_a_name_found_is_a_ref()
    {
        IActorRef<Tenant> found = await Find();
        await AssertLivesAsync();
        Assert.Equal(0, await found.Life());
        found = null!;
        await UntilEndedAsync(1);

        [MethodImpl(MethodImplOptions.NoInlining)]
        async Task<IActorRef<Tenant>> Find()
        {
            IActorRef<Tenant> made = Tenant.Remote(signals["ended"], new() { Name = "kept by name" });
            await made.Life();
            return await Remote.Actors.GetAsync<Tenant>("kept by name");
        }
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_ref_that_GetIfExists_gave_is_a_ref()
    {
        IActorRef<Tenant> second = await Second();
        await AssertLivesAsync();
        Assert.Equal(0, await second.Life());
        Assert.Equal(0, await Landlord.Remote().KeepUntil(second, signals["begun"], signals["begun"]));
        second = null!;
        await UntilEndedAsync(1, inWorkers: true);

        [MethodImpl(MethodImplOptions.NoInlining)]
        async Task<IActorRef<Tenant>> Second()
        {
            var options = new ActorOptions { Name = "kept by alias", GetIfExists = true };
            await Tenant.Remote(signals["ended"], options).Life();
            IActorRef<Tenant> again = Tenant.Remote(signals["ended"], options);
            await again.Life();
            return again;
        }
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_detached_actor_needs_no_ref()
    {
        await Use(Tenant.Remote(signals["ended"], new() { Name = "detached", Lifetime = Lifetime.Detached }));
        await AssertLivesAsync();
        IActorRef<Tenant> found = await Remote.Actors.GetAsync<Tenant>("detached");
        Assert.Equal(0, await found.Life());
        await Remote.Actors.KillAsync(found);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Nothing_ends_too_early_while_everybody_collects()
    {
        using var stop = new CancellationTokenSource();
        Task collecting = Task.Run(() =>
        {
            while (!stop.Token.WaitHandle.WaitOne(2)) Support.Collector.CollectHere();
        });
        for (int i = 0; i < 30; i++) await PassAround(i);
        stop.Cancel();
        await collecting;

        [MethodImpl(MethodImplOptions.NoInlining)]
        async Task PassAround(int i)
        {
            Guests guests = await Landlord.Remote().Pass(Landlord.Remote().Pass(new Guests([Tenant.Remote(signals["ended"])], new() { ["one"] = await Landlord.Remote().Make(signals["ended"]) })));
            IActorRef<Tenant> host = Tenant.Remote(signals["ended"], guests.Others[0]);
            Assert.Equal(0, await host.AskGuest(guests));
            Assert.Equal(0, await host.AskKept());
        }
    }

    [Fact(Timeout = Limits.Test)]
    public async Task The_pipeline_of_the_first_page_lives_by_its_first_stage()
    {
        (IActorRef<Tenant> detector, int[] hosts) = await Build();
        await AssertLivesAsync();
        Assert.Equal(0, await detector.AskKept());
        await Remote.Actors.KillAsync(detector, restart: true);
        await AssertLivesAsync();
        Assert.Equal(0, await detector.AskKept());
        Assert.Equal(1, await detector.Life());
        detector = null!;
        // One after the other: each is held by the one before, whose host collects what it held.
        await UntilEndedAsync(4);

        [MethodImpl(MethodImplOptions.NoInlining)]
        async Task<(IActorRef<Tenant> Detector, int[] Hosts)> Build()
        {
            IActorRef<Tenant> collector = Tenant.Remote(signals["ended"]);
            IActorRef<Tenant> speed = Tenant.Remote(signals["ended"], collector, new() { Cpus = 0.5 });
            IActorRef<Tenant> tracker = Tenant.Remote(signals["ended"], speed);
            IActorRef<Tenant> first = Tenant.Remote(signals["ended"], tracker, new() { MaxRestarts = 1 });
            return (first, await new[] { collector, speed, tracker, first }.Select(t => t.ProcessId()).ToArray());
        }
    }

    [Fact(Timeout = Limits.Test)]
    public async Task What_it_held_goes_to_an_actor_that_waits_for_it_without_a_collection_of_the_users()
    {
        for (int i = 0; i < 3; i++) await Use(Tenant.Remote(signals["ended"], new() { Cpus = 2 }));
        Assert.InRange(Signals.Lines(signals["ended"]).Length, 2, 3);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task One_that_nobody_wants_before_it_could_be_placed_is_never_made()
    {
        IActorRef<Tenant> holder = Tenant.Remote(signals["holder ended"], new() { Cpus = 2 });
        await holder.Life();
        Want();
        await Signals.UntilAsync(
            () =>
            {
                Support.Collector.CollectHere();
                return Cluster.Current!.Session.Actors.Count == 1;
            },
            "The ref that nobody has is still held.");
        await Remote.Actors.KillAsync(holder);
        await Use(Tenant.Remote(signals["next ended"], new() { Cpus = 2 }));
        Assert.Empty(Signals.Lines(signals["ended"]));

        [MethodImpl(MethodImplOptions.NoInlining)]
        void Want() => Tenant.Remote(signals["ended"], new() { Cpus = 2 });
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_new_actor_of_its_name_waits_until_it_has_ended()
    {
        await Leave();
        await UntilAsync(() => Signals.IsSet(signals["leaving"]), "It was never disposed.");
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Remote.Actors.GetAsync<SlowLeaver>("heir"));
        IActorRef<SlowLeaver> next = SlowLeaver.Remote(signals["next leaving"], signals["go"], new() { Name = "heir" });
        ObjectRef<int> call = next.Life();
        await Remote.Actors.ListAsync();
        Assert.False(call.IsCompleted);
        Signals.Set(signals["go"]);
        Assert.Equal(0, await call);
        Assert.Equal(next, await Remote.Actors.GetAsync<SlowLeaver>("heir"));

        [MethodImpl(MethodImplOptions.NoInlining)]
        async Task Leave() => await SlowLeaver.Remote(signals["leaving"], signals["go"], new() { Name = "heir" }).Life();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task Use(IActorRef<Tenant> tenant) => Assert.Equal(0, await tenant.Life());

    // Whatever could end it, were it not held: collections here and in the workers, and the node's answer to a question that comes after.
    private async Task AssertLivesAsync()
    {
        for (int i = 0; i < 3; i++)
        {
            await CollectInWorkersAsync();
            Support.Collector.CollectHere();
            await Remote.Actors.ListAsync();
        }

        Assert.Empty(Signals.Lines(signals["ended"]));
    }

    private static async Task CollectInWorkersAsync() => await Enumerable.Range(0, 4).Select(_ => Landlord.Remote().Collect()).ToArray();

    private async Task UntilEndedAsync(int count, bool inWorkers = false, IActorRef<Tenant>? inHostOf = null)
    {
        long end = Environment.TickCount64 + (long)Limits.Wait.TotalMilliseconds;
        while (Signals.Lines(signals["ended"]).Length < count && Environment.TickCount64 < end)
        {
            Support.Collector.CollectHere();
            if (inWorkers) await CollectInWorkersAsync();
            if (inHostOf is not null) await inHostOf.Drop();
            await Task.Delay(5);
        }

        Assert.Equal(count, Signals.Lines(signals["ended"]).Distinct().Count());
        Assert.Equal(count, Signals.Lines(signals["ended"]).Length);
    }

    private static Task UntilAsync(Func<bool> condition, string otherwise)
        => Signals.UntilAsync(
            () =>
            {
                Support.Collector.CollectHere();
                return condition();
            },
            otherwise);
}
