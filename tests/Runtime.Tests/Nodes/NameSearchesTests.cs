using Remote.ControlPlane;
using Remote.Nodes;

namespace Remote.Runtime.Tests.Nodes;

public sealed class NameSearchesTests
{
    private readonly TestClients clients = new();
    private readonly List<ulong> answered = [];
    private readonly NameSearches searches;

    public NameSearchesTests() => searches = new NameSearches((asker, _) => answered.Add(asker.Number));

    [Fact]
    public void It_is_answered_once_all_others_have_answered()
    {
        ulong search = Begin(2, 3, 4);
        Assert.Equal([3ul, 4ul], clients.Sent.Select(static s => s.Client));

        searches.OnAnswer(clients[3], search);
        searches.OnAnswer(clients[3], search);
        Assert.Empty(answered);
        searches.OnAnswer(clients[4], search);
        Assert.Equal([2ul], answered);
        searches.OnAnswer(clients[4], search);
        Assert.Equal([2ul], answered);
    }

    [Fact]
    public void It_is_answered_at_once_where_nobody_else_is()
    {
        searches.Begin(clients[2], Find, [clients[2]]);
        Assert.Equal([2ul], answered);
    }

    [Fact]
    public void A_process_that_has_ended_is_not_waited_for()
    {
        ulong search = Begin(2, 3, 4);
        searches.OnAnswer(clients[3], search);
        searches.OnGone(4);
        Assert.Equal([2ul], answered);
    }

    [Fact]
    public void Nobody_is_answered_who_has_ended()
    {
        ulong search = Begin(2, 3);
        searches.OnGone(2);
        searches.OnAnswer(clients[3], search);
        Assert.Empty(answered);
    }

    [Fact]
    public void A_process_that_is_stopped_is_waited_for_until_the_second_beat()
    {
        Begin(2, 3);
        searches.OnBeat();
        Assert.Empty(answered);
        searches.OnBeat();
        Assert.Equal([2ul], answered);
    }

    private static FindActor Find => new(1, "name", "default");

    private ulong Begin(ulong asker, params ulong[] others)
    {
        searches.Begin(clients[asker], Find, [clients[asker], .. others.Select(o => clients[o])]);
        return clients.Sent.Select(static s => s.Message).OfType<NameMissed>().Last().Search;
    }
}
