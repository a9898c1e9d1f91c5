using Remote.Runtime.Tests.Failures;
using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Tasks;

/// <summary>What is cancelled with a call: the calls that it made and that have not ended, and theirs.</summary>
[Collection(ClusterCollection.Name)]
public sealed class ChildCancellationTests : IDisposable
{
    private readonly Place place = new();
    private readonly CancellationTokenSource source = new();

    public void Dispose()
    {
        place.Dispose();
        source.Dispose();
    }

    [Theory(Timeout = TestLimits.Usual)]
    [InlineData("token")]
    [InlineData("CancelAsync")]
    public async Task A_line_of_tasks_is_cancelled_to_its_end(string how)
    {
        ObjectRef<int> first = Families.Remote().Line(place.Folder, 5, source.Token);
        await place.Awaited("began");
        if (how == "token") source.Cancel();
        if (how == "CancelAsync") await first.CancelAsync();
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await first);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(depth => place.Awaited($"ended-{depth}")));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_long_line_of_tasks_that_block_is_cancelled_to_its_end()
    {
        ObjectRef<int> first = Families.Remote().BlockingLine(place.Folder, 100);
        await place.Awaited("began");
        await first.CancelAsync();
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await first);
        await Task.Run(() => Place.AwaitThat(() => Place.Count(place.Folder, "ended-") == 101, "end of each"));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Children_are_cancelled_though_their_parent_looks_at_no_token()
    {
        ObjectRef<string> parent = Families.Remote().Deaf(place.Folder);
        await place.Awaited("began");
        await parent.CancelAsync();
        await place.Awaited("child saw");
        // It ended in spite of its cancellation: the child that had ended is untouched, the others were cancelled.
        Assert.Equal("7 cancelled cancelled", await parent);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task What_a_method_without_a_token_makes_after_its_cancellation_is_cancelled_too()
    {
        ObjectRef<int> parent = Families.Remote().MakeLate(place.Folder);
        await place.Awaited("early began");
        await parent.CancelAsync();
        // Its second child would wait for ever.
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await parent);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_child_that_outlives_its_parent_is_its_own()
    {
        ObjectRef<ObjectRef<int>[]> parent = Families.Remote().LeaveRunning(place.Folder);
        ObjectRef<int>[] child = await parent;
        await parent.CancelAsync();
        place.Mark("open");
        Assert.Equal(5, await child[0]);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_child_whose_ref_was_handed_away_is_cancelled_too()
    {
        IActorRef<Keeper> keeper = Keeper.Remote();
        ObjectRef parent = Families.Remote().HandAway(place.Folder, keeper, source.Token);
        await Task.WhenAll(place.Awaited("began"), place.Awaited("child began"));
        source.Cancel();
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await parent);
        Assert.Equal(nameof(TaskCancelledException), await keeper.Read());
        await place.Awaited("child saw");
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task An_actors_call_is_cancelled_with_the_task_that_made_it()
    {
        ObjectRef<int> parent = Families.Remote().CallActor(place.Folder, Keeper.Remote());
        await place.Awaited("call began");
        await parent.CancelAsync();
        await place.Awaited("call saw");
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await parent);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_task_is_cancelled_with_the_actors_call_that_made_it()
    {
        IActorRef<Keeper> keeper = Keeper.Remote();
        ObjectRef<int> parent = keeper.CallTask(place.Folder, source.Token);
        await place.Awaited("child began");
        source.Cancel();
        await place.Awaited("child saw");
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await parent);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Children_are_cancelled_when_the_process_of_their_parent_dies()
    {
        ObjectRef<int> parent = Families.Remote().Mortal(place.Folder);
        await place.Awaited("child began");
        Kill.Process(Assert.Single(place.Marked("parent-")));
        await Assert.ThrowsAsync<WorkerCrashedException>(async () => await parent);
        await place.Awaited("child saw");
    }
}
