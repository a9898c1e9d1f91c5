using Remote.Runtime.Tests.Support;
using Remote.Runtime.Tests.Tasks;

namespace Remote.Runtime.Tests.Scheduling;

/// <summary>Workers go to whoever has work.</summary>
[Collection(ClusterCollection.Name)]
public sealed class SharingTests : IDisposable
{
    private readonly Place place = new();

    public void Dispose() => place.Dispose();

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Short_tasks_do_not_wait_behind_a_long_one()
    {
        // Short ones first: workers are fed ahead of their answers then.
        await Enumerable.Range(0, 2000).Select(i => Work.Remote().Identity(i)).ToArray();
        ObjectRef<int> held = Gates.Remote().Pass(place.Folder, "open", 1);
        int[] values = await Enumerable.Range(0, 2000).Select(i => Work.Remote().Identity(i)).ToArray();
        Assert.Equal(Enumerable.Range(0, 2000), values);
        Assert.False(held.IsCompleted);
        place.Mark("open");
        await held;
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_task_of_another_demand_gets_a_worker_while_many_are_queued()
    {
        await Enumerable.Range(0, 2000).Select(i => Work.Remote().Identity(i)).ToArray();
        ObjectRef<Span>[] many = [.. Enumerable.Range(0, 200).Select(_ => Spans.Remote().Run())];
        ObjectRef<int> other = Work.Remote(new() { Cpus = 0.7 }).Add(1, 2);
        Assert.Equal(3, await other);
        Assert.Contains(many, static one => !one.IsCompleted);
        await many;
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task All_workers_take_part()
    {
        for (int i = 0; i < 5; i++)
        {
            using var both = new Place();
            await new[] { Gates.Remote().Meet(both.Folder, 2), Gates.Remote().Meet(both.Folder, 2) };
        }
    }
}
