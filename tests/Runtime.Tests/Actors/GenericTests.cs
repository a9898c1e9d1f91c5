using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.ActorModel;

[Collection(ClusterCollection.Name)]
public sealed class GenericTests
{
    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_generic_actor_runs_for_each_type_it_is_made_with()
    {
        IActorRef<Shelf<int>> numbers = Shelf<int>.Remote(1);
        Assert.Equal(2, await numbers.Add(2));
        Assert.Equal(3, await numbers.Add(ObjectRef.Put(3)));
        Assert.Equal(5, await numbers.AddAll(4, 5));
        Assert.Equal(5, await numbers.Next());
        Assert.Equal(5, await numbers.EchoLast());
        IActorRef<Shelf<string>> texts = Shelf<string>.Remote("a", new() { Name = "generic-texts" });
        Assert.Equal("a", await texts.Next());
        Assert.Equal("a", await (await Actors.GetAsync<Shelf<string>>("generic-texts")).Next());
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_generic_method_takes_the_types_of_its_class_first()
    {
        IActorRef<Shelf<string>> texts = Shelf<string>.Remote("a");
        Assert.Equal(new Dictionary<string, double> { ["a"] = 1.5 }, await texts.Pair(1.5));
        Assert.Equal(new Dictionary<string, long> { ["a"] = 2 }, await texts.Pair<string, long>(2));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Derived_actors_and_generic_interfaces()
    {
        IActorRef<NumberShelf> shelf = NumberShelf.Remote();
        Assert.Equal(2, await shelf.Sum());
        Assert.Equal(1, await shelf.Next());
        IActorRef<ISource<int>> source = shelf;
        Assert.Equal(1, await source.Next());
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_result_is_split()
    {
        var both = Shelf<char>.Remote('x').Both();
        Assert.Equal(('x', 1), (await both.First, await both.Count));
    }
}
