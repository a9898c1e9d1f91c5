using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Tasks;

/// <summary>
/// What is common to all options of tasks. Single ones: amounts in ResourceTests, MaxRetries and RetryOn in RetryTests, Timeout in
/// TimeoutOptionTests, Placement with the scheduling tests.
/// </summary>
[Collection(ClusterCollection.Name)]
public sealed class TaskOptionTests : IDisposable
{
    private readonly Place place = new();

    public void Dispose() => place.Dispose();

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_name_is_what_people_read()
    {
        ObjectRef<int> running = Cancellable.Remote(new() { Name = "the long one" }).Obey(place.Folder, "began");
        await place.Awaited("began");
        Assert.Contains(await Cluster.Current!.GetPendingCallsAsync(), static c => c.Name == "the long one");
        var late = await Assert.ThrowsAsync<ObjectRefTimeoutException>(() => running.GetAsync(TimeSpan.FromMilliseconds(20)));
        Assert.Contains("the long one", late.Message);
        await running.CancelAsync();
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await running);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Options_at_the_call_win_over_the_attributes_and_what_they_leave_out_stays()
    {
        await Assert.ThrowsAsync<RemoteTaskException>(async () => await Unsteady.Remote(new() { MaxRetries = 0 }).RetriesByAttribute(place.Folder));
        Assert.Equal(1, Place.Count(place.Folder, "try-"));
        using var other = new Place();
        Assert.Equal(1, await Unsteady.Remote(new() { Name = "named" }).RetriesByAttribute(other.Folder));
        Assert.Equal(2, Place.Count(other.Folder, "try-"));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task One_record_serves_many_calls_and_is_changed_with_with()
    {
        var shared = new TaskOptions { Cpus = 0.5, MaxRetries = 0, RetryOn = [typeof(TimeoutException)] };
        int[] sums = await Enumerable.Range(0, 10).Select(i => Work.Remote(shared).Add(i, 1)).ToArray();
        Assert.Equal(Enumerable.Range(1, 10), sums);
        Assert.Equal(2, await Unsteady.Remote(shared with { MaxRetries = 2 }).SucceedAt(place.Folder, 2));
    }
}
