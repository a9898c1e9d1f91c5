using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Objects;

[Collection(ClusterCollection.Name)]
public sealed class PutTests
{
    [Fact(Timeout = TestLimits.Usual)]
    public async Task Every_kind_of_value_can_be_put()
    {
        Assert.Equal(5, await ObjectRef.Put(5));
        Assert.Equal(2.5, await ObjectRef.Put(2.5));
        Assert.True(await ObjectRef.Put(true));
        Assert.Equal(Color.Green, await ObjectRef.Put(Color.Green));
        Assert.Equal(new Point(1, 2), await ObjectRef.Put(new Point(1, 2)));
        Assert.Equal("text", await ObjectRef.Put("text"));
        Assert.Equal("", await ObjectRef.Put(""));
        int[] numbers = await ObjectRef.Put(new[] { 1, 2, 3 });
        Assert.Equal([1, 2, 3], numbers);
        Assert.Equal([1.5, 2.5], await ObjectRef.Put(new List<double> { 1.5, 2.5 }));
        Assert.Equal(7, (await ObjectRef.Put(new Dictionary<string, int> { ["seven"] = 7 }))["seven"]);
        DateTime now = DateTime.UtcNow;
        Assert.Equal(now, await ObjectRef.Put(now));
        Assert.Equal((1, "a"), await ObjectRef.Put((1, "a")));
        Person person = await ObjectRef.Put(new Person("Ada", 36, ["x"]));
        Assert.Equal("Ada", person.Name);
        Assert.Equal(["x"], person.Tags);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Null_can_be_put()
    {
        Assert.Null(await ObjectRef.Put<string?>(null));
        Assert.Null(await ObjectRef.Put<Person?>(null));
        Assert.Null(await ObjectRef.Put<int?>(null));
        Assert.Equal(3, await ObjectRef.Put<int?>(3));
        Assert.Equal(-1, await Values.Remote().Length(ObjectRef.Put<string?>(null)!));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_put_value_is_complete_at_once()
    {
        ObjectRef<int[]> put = ObjectRef.Put(new[] { 1 });
        Assert.True(put.IsCompleted);
        Assert.Equal([1], put.Get(TimeSpan.Zero));
        await put;
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_put_is_a_snapshot()
    {
        int[] numbers = [1, 2, 3];
        ObjectRef<int[]> put = ObjectRef.Put(numbers);
        numbers[0] = 100;
        int[] read = await put;
        Assert.Equal([1, 2, 3], read);
        Assert.Equal(6, await Values.Remote().Sum(put));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Each_await_of_a_reference_type_gives_a_copy_of_its_own()
    {
        ObjectRef<int[]> put = ObjectRef.Put(new[] { 1, 2 });
        int[] first = await put;
        first[0] = 100;
        int[] second = await put;
        Assert.Equal([1, 2], second);
        Assert.NotSame(await put, await put);

        ObjectRef<Person> made = Values.Remote().Person("Bob", 3);
        Person one = await made;
        one.Tags[0] = "changed";
        Assert.Equal("a", (await made).Tags[0]);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_put_value_is_an_argument_of_many_calls()
    {
        ObjectRef<int[]> put = ObjectRef.Put(Enumerable.Range(0, 1000).ToArray());
        int[] sums = await Enumerable.Range(0, 100).Select(_ => Values.Remote().Sum(put)).ToArray();
        Assert.All(sums, static sum => Assert.Equal(499_500, sum));
    }
}
