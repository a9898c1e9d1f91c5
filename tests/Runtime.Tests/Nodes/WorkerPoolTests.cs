using Remote.ControlPlane;
using Remote.Nodes;

namespace Remote.Runtime.Tests.Nodes;

public sealed class WorkerPoolTests
{
    private readonly TestWorkers workers = new();
    private readonly HashSet<NodeWorker> needed = [];
    private readonly WorkerPool pool;
    private readonly PoolCare care;

    public WorkerPoolTests()
    {
        pool = new WorkerPool(2, workers.Start) { Spares = 1 };
        care = new PoolCare(pool, needed.Contains);
        pool.KeepUp();
        workers.ServeAll();
    }

    [Fact]
    public void A_spare_is_made_when_nothing_else_starts_and_no_second_one()
    {
        care.OnLook(quiet: false);
        Assert.Equal(2, pool.All.Count);
        for (int i = 0; i < 5; i++) care.OnLook(quiet: true);
        Assert.Equal(WorkerRole.Spare, workers.Started[2].Role);
        Assert.Equal(3, pool.All.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_spare_becomes_an_actor_host_at_once(bool alone)
    {
        NodeWorker spare = Spare();
        Assert.Same(spare, pool.HostForActor(alone));
        Assert.Equal(alone ? WorkerRole.OneActor : WorkerRole.Actors, spare.Role);
        care.OnLook(quiet: true);
        Assert.Equal(WorkerRole.Spare, workers.Started[^1].Role);
    }

    [Fact]
    public void A_spare_takes_the_place_of_a_task_worker_that_is_gone()
    {
        NodeWorker spare = Spare();
        pool.Remove(workers.Started[0]);
        pool.KeepUp();
        Assert.Equal(WorkerRole.Tasks, spare.Role);
        Assert.Equal(2, pool.All.Count);
    }

    [Fact]
    public void A_spare_serves_a_lease_that_no_other_worker_is_free_for()
    {
        NodeWorker spare = Spare();
        foreach (NodeWorker worker in workers.Started.Take(2)) Occupy(worker);
        Assert.Same(spare, pool.PickForTask());
        Occupy(spare);
        Assert.Null(pool.PickForTask());
    }

    [Fact]
    public void A_slow_worker_gets_no_lease_and_no_actor()
    {
        NodeWorker host = workers.Serve(pool.HostForActor(alone: false)!);
        foreach (NodeWorker worker in workers.Started) worker.IsSlow = true;
        Assert.Null(pool.PickForTask());
        Assert.NotSame(host, pool.HostForActor(alone: false));
        workers.Started[1].IsSlow = false;
        Assert.Same(workers.Started[1], pool.PickForTask());
    }

    [Fact]
    public void Idle_workers_beyond_the_target_are_let_go_and_no_others()
    {
        foreach (NodeWorker worker in workers.Started) Occupy(worker);
        pool.GrowForTasks(2);
        workers.ServeAll();
        Look(PoolCare.LooksUntilIdle - 1);
        Assert.Empty(Retired());
        foreach (NodeWorker worker in workers.Started) worker.Leases.Clear();
        Look(100);
        Assert.Equal(2, Retired().Length);
        Assert.Equal(2, workers.Started.Count(w => w is { Role: WorkerRole.Tasks, Retires: false }));
        // One that is about to end is given nothing.
        Assert.All(Enumerable.Range(0, 2), _ => Occupy(pool.PickForTask()!));
        Assert.True(pool.PickForTask() is null or { Retires: false });
    }

    [Fact]
    public void A_worker_is_busy_from_time_to_time_is_not_idle()
    {
        pool.GrowForTasks(1);
        workers.ServeAll();
        for (int i = 0; i < 50; i++)
        {
            Look(PoolCare.LooksUntilIdle - 1);
            foreach (NodeWorker worker in workers.Started) Occupy(worker);
            Look(1);
            foreach (NodeWorker worker in workers.Started) worker.Leases.Clear();
        }

        Assert.Empty(Retired());
    }

    [Fact]
    public void It_is_looked_after_only_while_a_spare_is_missing_or_somebody_may_go()
    {
        Assert.True(care.OnLook(quiet: false));
        NodeWorker spare = Spare();
        Assert.False(care.OnLook(quiet: true));
        NodeWorker host = pool.HostForActor(alone: false)!;
        Assert.Same(spare, host);
        host.Actors.Add(new ActorEntry(new ActorId(2, 1)));
        Spare();
        Assert.False(care.OnLook(quiet: true));
        host.Actors.Clear();
        Assert.True(care.OnLook(quiet: true));
        pool.Remove(host);
        Assert.False(care.OnLook(quiet: true));
        pool.NoStarts = "none can be started";
        pool.Remove(workers.Started[^1]);
        Assert.False(care.OnLook(quiet: true));
    }

    [Fact]
    public void What_was_idle_before_nothing_had_to_be_looked_after_does_not_count()
    {
        Spare();
        Look(100);
        pool.GrowForTasks(1);
        workers.ServeAll();
        Spare();
        Look(PoolCare.LooksUntilIdle - 1);
        Assert.Empty(Retired());
        Look(1);
        Assert.Single(Retired());
    }

    [Fact]
    public void One_that_declines_lets_the_others_go_also_where_nothing_else_is_to_be_looked_after()
    {
        pool.GrowForTasks(1);
        workers.ServeAll();
        Spare();
        Look(PoolCare.LooksUntilIdle);
        NodeWorker asked = Assert.Single(workers.Started, w => w.Retires);
        Assert.True(care.OnLook(quiet: false));
        PoolCare.OnDeclined(asked);
        Assert.True(care.OnLook(quiet: false));
        NodeWorker other = Assert.Single(workers.Started, w => w.Retires);
        Assert.NotSame(asked, other);
        pool.Remove(other);
        Assert.False(care.OnLook(quiet: false));
    }

    [Fact]
    public void One_that_declines_or_that_an_actor_depends_on_stays()
    {
        pool.GrowForTasks(1);
        workers.ServeAll();
        Look(PoolCare.LooksUntilIdle);
        NodeWorker asked = Assert.Single(workers.Started, w => w.Retires);
        PoolCare.OnDeclined(asked);
        Assert.False(asked.Retires);
        Look(1);
        // Another was idle as long, and holds nothing as far as is known.
        NodeWorker other = Assert.Single(workers.Started, w => w.Retires);
        Assert.NotSame(asked, other);
        PoolCare.OnDeclined(other);
        needed.UnionWith(workers.Started);
        Look(100);
        Assert.Equal(2, Retired().Length);
        needed.Clear();
        Look(1);
        Assert.Equal(3, Retired().Length);
    }

    [Fact]
    public void An_empty_actor_host_is_let_go()
    {
        NodeWorker empty = workers.Serve(pool.HostForActor(alone: false)!), full = workers.Serve(pool.HostForActor(alone: true)!);
        full.Actors.Add(new ActorEntry(new ActorId(2, 1)));
        Look(100);
        Assert.Equal([empty.Number], Retired());
    }

    [Fact]
    public void Whoever_lists_the_workers_is_told_when_one_comes_goes_or_takes_a_role()
    {
        int changes = 0;
        var told = new WorkerPool(1, workers.Start) { Spares = 1, OnChanged = () => changes++ };
        told.KeepUp();
        Assert.Equal(1, changes);
        told.Refill();
        Assert.Equal(2, changes);
        Assert.NotNull(told.HostForActor(alone: false));
        Assert.Equal(3, changes);
        told.Remove(told.All.First());
        Assert.Equal(4, changes);
    }

    [Fact]
    public void So_many_workers_start_at_a_time_and_the_rest_waits()
    {
        var begun = new List<NodeWorker>();
        var queue = new StartQueue(2, begun.Add);
        NodeWorker[] all = [.. Enumerable.Range(0, 5).Select(i => new NodeWorker((ulong)i, WorkerRole.Tasks))];
        foreach (NodeWorker worker in all) queue.Add(worker);
        Assert.Equal(all[..2], begun);
        queue.OnDone(all[1]);
        queue.OnDone(all[1]);
        Assert.Equal(all[..3], begun);
        foreach (NodeWorker worker in all) queue.OnDone(worker);
        foreach (NodeWorker worker in all) queue.OnDone(worker);
        Assert.Equal(all, begun);
        Assert.True(queue.IsEmpty);
    }

    private NodeWorker Spare()
    {
        pool.Refill();
        return workers.Serve(workers.Started[^1]);
    }

    private static void Occupy(NodeWorker worker) => worker.Leases.Add(new Lease(1, null!, null!, null, worker));

    private void Look(int times)
    {
        for (int i = 0; i < times; i++) care.OnLook(quiet: false);
    }

    private ulong[] Retired() => [.. workers.Sent.Where(static s => s.Message is Retire).Select(static s => s.Worker)];
}
