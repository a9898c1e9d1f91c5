using Remote.Runtime.Tests.Failures;
using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Lineage;

/// <summary>An actor is started, or started again, and a large argument of its constructor is gone: it is made again first.</summary>
public sealed class When_a_constructors_argument_is_lost(LineageFixture fixture) : IClassFixture<LineageFixture>, IDisposable
{
    private readonly Place place = new();
    private readonly ObjectRef<int> inside = ObjectRef.Put(5);

    public void Dispose() => place.Dispose();

    [Fact(Timeout = Limits.Test)]
    public async Task It_is_made_again_at_no_cost_of_the_actors_restarts()
    {
        ObjectRef<byte[]> one = Makers.Remote().Make(place.Folder, 1), other = Makers.Remote().Make(place.Folder, 2);
        IActorRef<Heir> heir = Heir.Remote(one, 3, other, [inside], new() { OwnProcess = true, MaxRestarts = 2, MaxTaskRetries = -1 });
        long sum = Heir.SumOf(Makers.Bytes(1), 3, Makers.Bytes(2));
        Assert.Equal((sum, 5, 0), await heir.TellAsync());
        Damage.Lose(one, other);
        // The program has no use for it; the actor has.
        one.Dispose();
        for (int life = 1; life <= 2; life++)
        {
            Kill.Process(await heir.ProcessId());
            Assert.Equal((sum, 5, life), await heir.TellAsync());
        }

        Assert.Equal((2, 2), (Runs("make1"), Runs("make2")));
        Assert.Equal(Makers.Bytes(2), await other);
        Assert.Contains(fixture.Own.Logged, static line => line.Contains("Makers.Make is run again", StringComparison.Ordinal));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task It_is_made_again_before_the_first_start()
    {
        ObjectRef<byte[]> one = Makers.Remote().Make(place.Folder, 1);
        await one;
        Damage.Lose(one);
        IActorRef<Heir> heir = Heir.Remote(one, 3, one, [inside]);
        Assert.Equal((Heir.SumOf(Makers.Bytes(1), 3, Makers.Bytes(1)), 5, 0), await heir.TellAsync());
        Assert.Equal(2, Runs("make1"));
        Assert.Equal(Makers.Bytes(1), await one);
        Assert.Equal(2, Runs("make1"));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task What_was_put_ends_the_actor_with_the_reason()
    {
        ObjectRef<byte[]> put = ObjectRef.Put(Makers.Bytes(1));
        IActorRef<Heir> heir = Heir.Remote(put, 3, put, [inside], new() { OwnProcess = true, MaxRestarts = 1, MaxTaskRetries = -1 });
        await heir.TellAsync();
        string id = put.Stored!.At.Id.ToString();
        Damage.Lose(put);
        Kill.Process(await heir.ProcessId());
        var died = await Assert.ThrowsAsync<ActorDiedException>(async () => await heir.TellAsync());
        Assert.Contains("an argument of its constructor is lost", died.Message);
        foreach (string part in new[] { id, "owned by process 2", "damaged", "put it again" }) Assert.Contains(part, died.ToString());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task An_actor_that_outlived_its_creator_says_that_nobody_can_make_it_again()
    {
        IActorRef<Hoard> creator = Hoard.Remote(new ActorOptions { OwnProcess = true });
        IActorRef<Heir> heir = await creator.Bequeath($"heir-{Guid.NewGuid():N}");
        Assert.Equal((Heir.SumOf(Makers.Bytes(1), 3, Makers.Bytes(2)), 5, 0), await heir.TellAsync());
        int process = await heir.ProcessId();
        Kill.Process(await creator.ProcessId());
        await Assert.ThrowsAsync<ActorDiedException>(async () => await creator.ProcessId());
        Kill.Process(process);
        await Signals.UntilAsync(() => !Kill.IsAlive(process), "It was not killed.");
        var died = await Assert.ThrowsAsync<ActorDiedException>(async () => await heir.TellAsync());
        Assert.Contains("an argument of its constructor is lost", died.Message);
        Assert.Contains("which created the actor", died.ToString());
        Assert.Contains("has ended", died.ToString());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task An_actor_that_is_ended_meanwhile_ends()
    {
        ObjectRef<byte[]> made = Makers.Remote().MakeThenWait(place.Folder);
        await made;
        Damage.Lose(made);
        IActorRef<Heir> heir = Heir.Remote(made, 3, made, [inside]);
        ObjectRef<(long, int, int)> asked = heir.TellAsync();
        await Task.Run(() => Place.AwaitThat(() => place.Marked("again-").Length == 1, "second run"));
        await Actors.KillAsync(heir);
        await Assert.ThrowsAsync<ActorDiedException>(async () => await asked);
        place.Mark("go");
        Assert.Equal(Makers.Bytes(1), await made);
    }

    private int Runs(string name) => Place.Count(place.Folder, name + "-");
}
