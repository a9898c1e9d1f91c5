using Remote.Runtime.Tests.Failures;
using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Objects.Stored;

/// <summary><see cref="StoredTravels"/> between processes.</summary>
public sealed class StoredTravelTests(StoreFixture fixture) : StoredTravels(fixture), IClassFixture<StoreFixture>
{
    [Fact(Timeout = Limits.Test)]
    public async Task What_an_actor_keeps()
    {
        ObjectRef<float[]> first = ObjectRef.Put(Arenas.Numbers(Many));
        IActorRef<Keeper> keeper = Keeper.Remote(first);
        first.Dispose();
        Assert.True(await keeper.IsInPlace());
        Assert.Equal(Total, await keeper.Sum());
        ObjectRef<float[]> copy = keeper.Copy();
        await keeper.Keep(Arenas.Numbers(Many, 5));
        Collector.CollectHere();
        Assert.Equal(Bulk.Sum(Arenas.Numbers(Many, 5)), await keeper.Sum());
        Assert.Equal(Arenas.Numbers(Many), await copy);
        await Actors.KillAsync(keeper);
    }
}
