using Remote.ControlPlane;
using Remote.Hosting;
using Remote.Storage;

namespace Remote.Runtime.Tests.Hosting;

/// <summary>Which node holds most of what a task reads: homes count, and copies.</summary>
public sealed class StorePlacesTests
{
    private const ulong First = 71, Second = 72, Third = 73;

    private readonly Dictionary<StoredId, ulong[]> copies = [];
    private readonly StorePlaces places;

    public StorePlacesTests()
    {
        places = new StorePlaces { CopiesOf = id => copies.GetValueOrDefault(id, []) };
        Say(First, Second, Third);
    }

    [Fact]
    public void The_home_of_most_bytes_is_near()
    {
        Assert.Equal(0ul, places.NodeOfMost([]));
        Assert.Equal(2ul, places.NodeOfMost([At(First, 10), At(Second, 11)]));
        Assert.Equal(1ul, places.NodeOfMost([At(First, 6), At(Second, 11), At(First, 6)]));
    }

    [Fact]
    public void Copies_count_and_a_home_comes_first_where_it_holds_as_much()
    {
        StoredAt large = At(First, 10), small = At(Second, 4);
        copies[large.Id] = [Second, Third];
        Assert.Equal(2ul, places.NodeOfMost([large, small]));
        Assert.Equal(1ul, places.NodeOfMost([large]));
        copies[small.Id] = [First];
        Assert.Equal(1ul, places.NodeOfMost([large, small]));
        copies[large.Id] = copies[small.Id] = [Third];
        Assert.Equal(3ul, places.NodeOfMost([large, small]));
    }

    [Fact]
    public void A_store_that_is_gone_is_none_though_it_had_copies()
    {
        StoredAt large = At(First, 10);
        copies[large.Id] = [Second, Third];
        Assert.False(places.IsGone(First));
        Say(Second, Third);
        Assert.True(places.IsGone(First));
        Assert.Equal(2ul, places.NodeOfMost([large]));
        Say(Third);
        Assert.Equal(0ul, places.NodeOfMost([large]));
        Assert.False(places.AreMany);
    }

    private static StoredAt At(ulong store, long length) => new(new StoredId(store, (ulong)length), length);

    // Node 1 has store 71, and so on.
    private void Say(params ulong[] stores) => places.OnStores([.. stores.Select(static s => new StorePeer(s - 70, s, ""))]);
}
