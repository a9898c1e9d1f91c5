using System.Reflection;
using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Tasks;

[Collection(ClusterCollection.Name)]
public sealed class GenericTests
{
    private sealed record Unseen(int A);

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_generic_task_runs_for_each_type_it_is_called_with()
    {
        Assert.Equal(new[] { 1, 2, 3 }, await Generic.Remote().SortAll([3, 1, 2]));
        Assert.Equal(["a", "b"], await Generic.Remote().SortAll(["b", "a"]));
        Assert.Equal(new Boxed<Link>(new Link(1, null)), await Generic.Remote().Echo(new Boxed<Link>(new Link(1, null))));
        Assert.Equal("Guid", await Generic.Remote().Name<Guid>());
        Assert.Equal("Friday", await GenericClass<DayOfWeek>.Remote().Text(DayOfWeek.Friday));
        Assert.Equal("Friday x", await GenericClass<DayOfWeek>.Remote().Pair(ObjectRef.Put(DayOfWeek.Friday), "x"));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Refs_stand_for_values_and_give_their_types()
    {
        ObjectRef<int[]> sorted = Generic.Remote().SortAll(Generic.Remote().Echo(new[] { 3, 1, 2 }));
        Assert.Equal(new[] { 1, 2, 3 }, await sorted);
        Assert.Equal(6, await Generic.Remote().Sum(sorted));
        Assert.Equal(1.5, await Generic.Remote().Echo(Generic.Remote().Echo(1.5)));
        Assert.Null(await Generic.Remote().Echo<string?>(null));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Generic_tasks_call_generic_tasks()
    {
        int[] items = [.. Enumerable.Range(0, 20).Select(i => i * 7 % 20)];
        Assert.Equal(Enumerable.Range(0, 20), await Generic.Remote().MergeSort(items));
        Assert.Equal(["a", "b", "c", "d"], await Generic.Remote().MergeSort(["d", "b", "a", "c"]));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Streams_options_and_attributes_apply()
    {
        List<Boxed<char>> boxes = [];
        await foreach (Boxed<char> box in Generic.Remote().Wrap('x', 'y')) boxes.Add(box);
        Assert.Equal([new('x'), new('y')], boxes);
        Assert.Equal(5, await Generic.Remote().FailOnce(5));
        await Assert.ThrowsAsync<RemoteTaskException>(async () => await Generic.Remote(new() { MaxRetries = 0 }).FailOnce(5));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_failure_names_the_closed_method()
    {
        var error = await Assert.ThrowsAsync<RemoteTaskException>(async () => await Generic.Remote(new() { MaxRetries = 0 }).FailOnce("x"));
        Assert.Contains("Generic.FailOnce<string>", error.Message);
    }

    [Fact]
    public void A_type_that_no_compiler_has_seen_says_what_to_do()
    {
        MethodInfo call = typeof(GenericTests).GetMethod(nameof(EchoName), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(typeof(Unseen));
        var error = Assert.IsType<InvalidOperationException>(Assert.Throws<TargetInvocationException>(() => call.Invoke(null, null)).InnerException);
        Assert.Contains($"Generic.Name<{typeof(Unseen)}> cannot be called", error.Message);
        Assert.Contains("Write one call", error.Message);
    }

    private static ObjectRef<string> EchoName<T>() => Generic.Remote().Name<T>();
}
