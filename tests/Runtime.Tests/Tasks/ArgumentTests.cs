using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Tasks;

[Collection(ClusterCollection.Name)]
public sealed class ArgumentTests : IDisposable
{
    private readonly Place place = new();

    public void Dispose() => place.Dispose();

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_task_runs_in_another_process() => Assert.NotEqual(Environment.ProcessId, await Work.Remote().ProcessId());

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Values_and_refs_mix_as_arguments()
    {
        ObjectRef<int> two = Work.Remote().Add(1, 1);
        ObjectRef<string> text = ObjectRef.Put("x");
        Assert.Equal("2 x 3 [4]", await Work.Remote().Join(two, "x", 3, [4]));
        Assert.Equal("1 x 2 [4]", await Work.Remote().Join(1, text, two, [4]));
        Assert.Equal("2 x 2 [4,5]", await Work.Remote().Join(two, text, two, ObjectRef.Put(new[] { 4, 5 })));
        Assert.Equal("1 x 3 [4,5]", await Work.Remote().Join(1, "x", 3, ObjectRef.Put(new[] { 4, 5 })));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_ref_may_be_given_twice()
    {
        ObjectRef<int> held = Gates.Remote().Pass(place.Folder, "open", 3);
        ObjectRef<int> sum = Work.Remote().Add(held, held);
        place.Mark("open");
        Assert.Equal(6, await sum);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_call_is_made_at_once_though_its_argument_is_not_there()
    {
        ObjectRef<int> held = Gates.Remote().Pass(place.Folder, "open", 3);
        ObjectRef<int> chained = held;
        for (int i = 0; i < 20; i++) chained = Work.Remote().Add(chained, 1);
        Assert.False(chained.IsCompleted);
        place.Mark("open");
        Assert.Equal(23, await chained);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_chain_of_a_thousand_tasks_ends()
    {
        ObjectRef<int> chained = ObjectRef.Put(0);
        for (int i = 0; i < 1000; i++) chained = Work.Remote().Add(chained, 1);
        Assert.Equal(1000, await chained);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_chain_of_thirty_thousand_tasks_fails_with_its_first()
    {
        using var cancellation = new CancellationTokenSource();
        ObjectRef<int> chained = Work.Remote().Add(Gates.Remote().Pass(place.Folder, "open", 3), 1, cancellation.Token);
        for (int i = 0; i < 30_000; i++) chained = Work.Remote().Add(chained, 1);
        cancellation.Cancel();
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await chained);
        place.Mark("open");
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_ref_argument_that_fails_fails_the_call_with_the_same_exception()
    {
        ObjectRef<int> failed = Work.Remote().Fail("the cause");
        ObjectRef<int> first = Work.Remote().Add(failed, 1);
        ObjectRef<int> second = Work.Remote().Add(1, first);
        var error = await Assert.ThrowsAsync<RemoteTaskException>(async () => await second);
        Assert.Equal("the cause", Assert.IsType<InvalidOperationException>(error.InnerException).Message);
        Assert.Equal((await Assert.ThrowsAsync<RemoteTaskException>(async () => await failed)).Message, error.Message);
        Assert.Contains("Work.Fail", error.Message);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_cancelled_argument_cancels_the_call()
    {
        ObjectRef<int> cancelled = Work.Remote().Add(1, 1, new CancellationToken(true));
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await Work.Remote().Add(cancelled, 1));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Null_is_an_argument()
    {
        Assert.Equal("null", await Work.Remote().Show(null));
        Assert.Equal("null", await Work.Remote().Show(ObjectRef.Put<string?>(null)));
        Assert.Equal("x", await Work.Remote().Show("x"));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_ref_to_what_implements_an_interface_goes_where_the_interface_is_asked()
    {
        ObjectRef<List<int>> list = ObjectRef.Put(new List<int> { 1, 2 });
        ObjectRef<int[]> array = ObjectRef.Put(new[] { 3, 4 });
        Assert.Equal(3, await Work.Remote().Sum(list));
        Assert.Equal(7, await Work.Remote().Sum(array));
        Assert.Equal(11, await Work.Remote().Sum([5, 6]));
    }
}
