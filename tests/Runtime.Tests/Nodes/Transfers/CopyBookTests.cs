using Remote.Nodes.Transfers;
using Remote.Storage;

namespace Remote.Runtime.Tests.Nodes.Transfers;

public sealed class CopyBookTests
{
    private const ulong Home = 1;
    private static readonly StoredId Id = new(Home, 5);
    private readonly CopyBook book = new(Home);

    [Fact]
    public void Receivers_form_a_chain()
    {
        Assert.Equal(Home, book.Locate(Id, 2, []));
        Assert.Equal(2ul, book.Locate(Id, 3, []));
        Assert.Equal(3ul, book.Locate(Id, 4, []));
    }

    [Fact]
    public void Who_asks_again_is_never_sent_to_who_waits_for_it()
    {
        book.Locate(Id, 2, []);
        book.Locate(Id, 3, []);
        // 2 has lost its source: 3, which has it from 2, is no way out.
        Assert.Null(book.Locate(Id, 2, [Home]));
        Assert.Equal(Home, book.Locate(Id, 2, []));
        Assert.Equal(Home, book.Locate(Id, 3, [2]));
    }

    [Fact]
    public void Copies_serve_before_the_home_and_in_turn()
    {
        foreach (ulong store in new ulong[] { 2, 3 })
        {
            book.Locate(Id, store, []);
            book.OnArrived(Id, store);
        }

        ulong?[] sources = [.. Enumerable.Range(10, 4).Select(asker => book.Locate(Id, (ulong)asker, []))];
        Assert.DoesNotContain(Home, sources.Select(static s => s ?? 0));
        Assert.Equal(sources.Length, sources.Distinct().Count());
    }

    [Fact]
    public void A_store_that_is_gone_or_gave_up_is_not_named()
    {
        book.Locate(Id, 2, []);
        book.OnArrived(Id, 2);
        book.OnStoreGone(2);
        Assert.Equal(0, book.Count);
        book.Locate(Id, 3, []);
        book.OnGaveUp(Id, 3);
        Assert.Equal(0, book.Count);
        Assert.Equal(Home, book.Locate(Id, 4, []));
    }

    [Fact]
    public void Whoever_has_or_receives_a_copy_is_told_that_it_is_freed()
    {
        book.Locate(Id, 2, []);
        book.OnArrived(Id, 2);
        book.Locate(Id, 3, []);
        Assert.Equal([2ul, 3ul], book.OnFreed(Id).Order());
        Assert.Empty(book.OnFreed(Id));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void However_sources_fail_no_two_ever_wait_for_each_other(int seed)
    {
        var random = new Random(seed);
        var from = new Dictionary<ulong, ulong>();
        for (int i = 0; i < 2000; i++)
        {
            ulong store = (ulong)random.Next(2, 12);
            ulong[] failed = [.. Enumerable.Range(1, 11).Where(_ => random.Next(4) == 0).Select(static s => (ulong)s)];
            if (random.Next(5) == 0)
            {
                book.OnArrived(Id, store);
                from.Remove(store);
            }
            else if (book.Locate(Id, store, failed) is { } source)
            {
                Assert.DoesNotContain(source, failed);
                from[store] = source;
            }
            else
            {
                from.Remove(store);
            }

            Assert.All(from.Keys, one => Assert.True(Ends(one), $"{one} waits for itself."));
        }

        bool Ends(ulong store)
        {
            for (int steps = 0; from.TryGetValue(store, out store); steps++)
            {
                if (steps > 12) return false;
            }

            return true;
        }
    }
}
