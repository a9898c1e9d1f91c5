using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Tasks;

[Collection(ClusterCollection.Name)]
public sealed class MethodTests : IDisposable
{
    private readonly Place place = new();

    public void Dispose() => place.Dispose();

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Methods_without_a_result_run_to_their_end()
    {
        ObjectRef[] ends =
        [
            Work.Remote().NoResult(place.Folder, "void"), Work.Remote().NoResultAsync(place.Folder, "task"),
            Work.Remote().NoResultValueAsync(place.Folder, "value"), Work.Remote().NoResultAtOnce(place.Folder, "once"),
        ];
        await ends;
        Assert.All(["void", "task", "value", "once"], (string mark) => Assert.True(place.Has(mark)));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Asynchronous_methods_give_their_result()
    {
        Assert.Equal(3, await Work.Remote().AddAsync(1, 2));
        Assert.Equal(3, await Work.Remote().AddValueAsync(1, 2));
        Assert.Equal(3, await Work.Remote().AddAtOnce(1, 2));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Optional_parameters_have_their_defaults()
    {
        Assert.Equal("1 default 1.5", await Work.Remote().Optional(1));
        Assert.Equal("1 b 1.5", await Work.Remote().Optional(1, "b"));
        Assert.Equal("1 default 2", await Work.Remote().Optional(1, c: 2));
        ObjectRef<int> one = Work.Remote().Add(0, 1);
        Assert.Equal("1 default 1.5", await Work.Remote().Optional(one));
        Assert.Equal("1 x 1.5", await Work.Remote().Optional(one, ObjectRef.Put("x")));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Params_take_values_refs_and_collections()
    {
        ObjectRef<int> three = Work.Remote().Add(1, 2);
        Assert.Equal(0, await Work.Remote().Total());
        Assert.Equal(6, await Work.Remote().Total(1, 2, 3));
        Assert.Equal(6, await Work.Remote().Total([1, 2, 3]));
        Assert.Equal(7, await Work.Remote().Total(three, 4));
        Assert.Equal(5, await Work.Remote().Total(ObjectRef.Put(new[] { 2, 3 })));
        Assert.Equal("l: a,b", await Work.Remote().Labelled("l", "a", "b"));
        Assert.Equal("l: a,b", await Work.Remote().Labelled(ObjectRef.Put("l"), "a", ObjectRef.Put("b")));
        Assert.Equal("l: ", await Work.Remote().Labelled("l"));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Overloads_are_told_apart()
    {
        Assert.Equal("int 1", await Work.Remote().Overloaded(1));
        Assert.Equal("string 1", await Work.Remote().Overloaded("1"));
        Assert.Equal("ints 1 2", await Work.Remote().Overloaded(1, 2));
        Assert.Equal("int 1", await Work.Remote().Overloaded(ObjectRef.Put(1)));
        Assert.Equal("string 1", await Work.Remote().Overloaded(ObjectRef.Put("1")));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task What_a_task_leaves_in_async_locals_is_not_seen_by_the_next()
    {
        string?[] seen = await Enumerable.Range(0, 200).Select(i => Work.Remote().SwapLocal($"left by {i}")).ToArray();
        Assert.All(seen, Assert.Null);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_task_knows_what_it_runs_in()
    {
        string[] parts = (await Work.Remote().Context()).Split('|');
        Assert.StartsWith("2-", parts[0]);
        Assert.Contains(parts[1], Cluster.Current!.Workers.Select(static w => w.Id));
        Assert.Equal("1", parts[2]);
        Assert.Equal("0", parts[3]);
        Assert.Equal("", parts[4]);
        Assert.Null(RemoteContext.TryGetCurrent());
        Assert.Throws<InvalidOperationException>(() => RemoteContext.Current);
    }
}
