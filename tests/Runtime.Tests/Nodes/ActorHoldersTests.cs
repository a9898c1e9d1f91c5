using Remote.ControlPlane;
using Remote.Nodes;

namespace Remote.Runtime.Tests.Nodes;

/// <summary>Who holds an actor: one holder has a place of its own, others are in a table, and nobody can tell.</summary>
public sealed class ActorHoldersTests
{
    private readonly TestClients clients = new();
    private readonly ActorHolders holders = new();

    [Fact]
    public void It_is_empty_when_each_hold_has_ended()
    {
        Assert.True(holders.IsEmpty);
        holders.Add(clients[3], Id(1));
        holders.Add(clients[4], Id(1));
        holders.Add(clients[3], Id(1));
        holders.Remove(clients[3], Id(1), 2);
        Assert.False(holders.IsEmpty);
        // Of the one in the table, while nobody has the first place.
        holders.Add(clients[4], Id(1));
        holders.Remove(clients[4], Id(1), 1);
        Assert.False(holders.IsEmpty);
        holders.Remove(clients[4], Id(1), 1);
        Assert.True(holders.IsEmpty);
        holders.Remove(clients[4], Id(1), 1);
        holders.Add(clients[4], Id(1));
        Assert.False(holders.IsEmpty);
    }

    [Fact]
    public void Each_process_is_told_by_the_id_that_it_knows_and_recipes_are_not()
    {
        holders.Add(new ActorEntry(Id(9)), Id(1));
        holders.Add(clients[3], Id(1));
        holders.Add(clients[3], Id(2));
        holders.Add(clients[4], Id(1));
        holders.Tell(new ActorEntry(Id(1)));
        (ulong, ActorId)[] told = [.. clients.Sent.Select(static s => (s.Client, ((ActorChanged)s.Message).Id))];
        Assert.Equal([(3UL, Id(1)), (3UL, Id(2)), (4UL, Id(1))], told.OrderBy(static t => (t.Item1, t.Item2.Number)));
        Assert.Equal(3, holders.Clients.Count());
    }

    [Fact]
    public void A_process_that_is_gone_holds_nothing_however_often_it_did()
    {
        holders.Add(clients[3], Id(1));
        holders.Add(clients[3], Id(2));
        holders.Add(clients[3], Id(2));
        holders.Add(clients[4], Id(3));
        holders.RemoveProcess(3);
        Assert.False(holders.Contain(clients[3]));
        Assert.True(holders.Contain(clients[4]));
        Assert.Equal((false, false, true), (holders.Know(Id(1)), holders.Know(Id(2)), holders.Know(Id(3))));
        holders.RemoveProcess(4);
        Assert.True(holders.IsEmpty);
    }

    [Fact]
    public void Holds_that_are_taken_over_are_counted_with_those_that_were_there()
    {
        var alias = new ActorHolders();
        alias.Add(clients[3], Id(1));
        alias.Add(clients[4], Id(2));
        alias.Add(clients[4], Id(2));
        holders.Add(clients[3], Id(1));
        holders.TakeOver(alias);
        Assert.True(alias.IsEmpty);
        holders.Remove(clients[3], Id(1), 1);
        holders.Remove(clients[4], Id(2), 1);
        Assert.True(holders.Contain(clients[3]) && holders.Contain(clients[4]));
        holders.Remove(clients[3], Id(1), 1);
        holders.Remove(clients[4], Id(2), 1);
        Assert.True(holders.IsEmpty);
    }

    private static ActorId Id(ulong number) => new(3, number);
}
