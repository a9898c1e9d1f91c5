using Microsoft.Extensions.Time.Testing;
using Remote.ControlPlane;
using Remote.Nodes;
using Remote.Nodes.Memory;
using Remote.Runtime.Tests.Support;
using Remote.Scheduling;

namespace Remote.Runtime.Tests.Nodes.Memory;

/// <summary>The watch over workers without processes: what it ends, and when.</summary>
public sealed class MemoryWatchTests : IDisposable
{
    private const int Ended = 80;
    private const int NothingLeft = 81;

    private static readonly NodeStoreUse[] Store = [new(Node.Number, StoreFigures.Empty(8L << 30) with { Used = 5L << 30, Committed = 6L << 30 })];

    private readonly Place place = new();
    private readonly FakeMemory memory = new() { Fraction = 0.5 };
    private readonly TestWorkers workers = new();
    private readonly LogLines log = new();
    private readonly WorkerPool pool;
    private readonly FakeTimeProvider time = new();
    private readonly MemoryWatch watch;
    private readonly ResourceAccount account;
    private readonly Scheduler scheduler = new();
    private int hurries;

    public MemoryWatchTests()
    {
        pool = new WorkerPool(8, workers.Start);
        watch = new MemoryWatch(new MemoryRules(memory, 0.95), () => pool.All, static () => Store, log, time) { OnSooner = () => hurries++ };
        account = scheduler.AddNode(Node.Number, ResourceVector.Create(100, 0, 1L << 40, null)).Account;
        pool.KeepUp();
        foreach (NodeWorker worker in workers.Started) workers.Serve(worker, Path.Combine(place.Folder, $"{worker.Number}"));
    }

    [Fact]
    public void Below_the_limit_nothing_is_ended()
    {
        Run(0, Task(mayRetry: true));
        memory.Fraction = 0.94;
        Look(100);
        Assert.Empty(workers.Killed);
        Assert.Empty(log.Of(Ended));
    }

    [Fact]
    public void Beyond_the_limit_the_newest_retriable_task_is_ended_and_the_text_says_who_held_what()
    {
        Run(0, Task(mayRetry: true, "Old.Task"));
        Run(1, Task(mayRetry: true, "New.Task"));
        Run(2, Task(mayRetry: false, "Newest.Task"), declared: 300 << 20);
        Hold(0, 3L << 30);
        memory.Fraction = 0.96;
        Look(1);
        Assert.Equal([Number(1)], workers.Killed);
        MemoryEnd end = workers.Started[1].MemoryEnd!;
        Assert.False(end.IsCause);
        string text = Assert.Single(log.Of(Ended));
        Assert.Equal(text, end.Details);
        Assert.Contains("New.Task", text[..text.IndexOf("Who held", StringComparison.Ordinal)]);
        Assert.Contains("The machine was out of memory: 96 % of 100 GiB were in use, the limit is 95 %", text);
        Assert.Contains("96 GiB of 100 GiB in use, 7 GiB of it shared memory; the object store has taken 6 GiB and uses 5 GiB of 8 GiB.", text);
        Assert.Contains("3 GiB, nothing declared, the task Old.Task", text);
        Assert.Contains("declared 300 MiB, the task Newest.Task", text);
        Assert.Contains($"the driver (process {Environment.ProcessId})", text);
        Assert.Contains("ClusterOptions.MemoryLimit", text);
    }

    [Fact]
    public void The_next_one_waits_until_the_memory_of_the_last_is_back()
    {
        for (int i = 0; i < 3; i++) Run(i, Task(mayRetry: true));
        memory.Fraction = 0.96;
        Look(20);
        Assert.Equal([Number(2)], workers.Killed);
        pool.Remove(workers.Started[2]);
        Look(20);
        Assert.Equal([Number(2), Number(1)], workers.Killed);
        pool.Remove(workers.Started[1]);
        memory.Fraction = 0.9;
        Look(20);
        Assert.Equal(2, workers.Killed.Count);
    }

    [Fact]
    public void Whoever_holds_most_is_the_cause()
    {
        Run(0, Task(mayRetry: true));
        Run(1, Task(mayRetry: true));
        Hold(1, 9L << 30);
        memory.Fraction = 0.96;
        Look(1);
        Assert.True(workers.Started[1].MemoryEnd!.IsCause);
    }

    [Fact]
    public void Where_nothing_can_be_ended_that_is_said_once()
    {
        memory.Fraction = 0.99;
        Look(20);
        Assert.Empty(workers.Killed);
        Assert.Contains("no task or actor is left", Assert.Single(log.Of(NothingLeft)));
        memory.Fraction = 0.5;
        Look(1);
        memory.Fraction = 0.99;
        Look(5);
        Assert.Equal(2, log.Of(NothingLeft).Length);
    }

    [Fact]
    public void Near_the_limit_workers_that_do_nothing_give_back_what_they_hold()
    {
        Run(0, Task(mayRetry: true));
        Hold(0, 1 << 30);
        Hold(1, 1 << 30);
        memory.Fraction = 0.89;
        Look(1);
        Assert.Empty(workers.Sent);
        memory.Fraction = 0.92;
        Look(10);
        Assert.Equal([(Number(1), new CollectMemory())], workers.Sent);
    }

    [Fact]
    public void A_worker_that_takes_more_than_its_work_declared_is_ended_whatever_the_machine_has()
    {
        Hold(0, 500 << 20);
        Hold(1, 900 << 20);
        Run(0, Task(mayRetry: true, "Greedy.Task"), declared: 100 << 20);
        Run(1, Task(mayRetry: true), declared: 100 << 20);
        Hold(0, 700 << 20);
        Hold(1, 950 << 20);
        Look(Allowance.ReadingsUntilEnd - 1);
        Assert.Empty(workers.Killed);
        Assert.Equal([(Number(0), new CollectMemory())], workers.Sent);
        watch.OnKept(workers.Started[1], 950 << 20);
        Assert.Empty(workers.Killed);
        watch.OnKept(workers.Started[0], 700 << 20);
        Assert.Equal([Number(0)], workers.Killed);
        MemoryEnd end = workers.Started[0].MemoryEnd!;
        Assert.True(end.IsCause);
        Assert.Contains("the task Greedy.Task", end.Details);
        Assert.Contains("it took 200 MiB, and its work declared 100 MiB", end.Details);
    }

    [Fact]
    public void Work_that_declared_nothing_may_take_anything_also_beside_some_that_did()
    {
        Run(0, Task(mayRetry: true), declared: 100 << 20);
        Run(0, Task(mayRetry: true), declared: 0);
        Hold(0, 50L << 30);
        Look(50);
        Assert.Empty(workers.Killed);
    }

    [Fact]
    public void What_a_worker_still_holds_after_its_tasks_have_ended_is_no_reason()
    {
        Hold(0, 0);
        Lend(0, declared: 100 << 20);
        TaskActivity.TryCreate(workers.Started[0].Link!.TaskFile!);
        Hold(0, 50L << 30);
        Look(50);
        Assert.Empty(workers.Killed);
    }

    [Fact]
    public void A_worker_that_is_a_thread_is_never_ended()
    {
        var thread = new NodeWorker(1000, WorkerRole.Tasks);
        thread.Link = workers.Started[0].Link! with { ProcessId = Environment.ProcessId };
        thread.Address = new Messaging.PeerAddress(1000, "");
        var alone = new WorkerPool(1, _ => thread);
        alone.KeepUp();
        memory.Fraction = 0.99;
        new MemoryWatch(new MemoryRules(memory, 0.95), () => alone.All, static () => Store, log, time).OnLook();
        Assert.Empty(workers.Killed);
    }

    [Fact]
    public void With_much_room_it_looks_seldom_and_near_the_limit_often()
    {
        Run(0, Task(mayRetry: true));
        memory.Room = 1L << 50;
        Look(1);
        Assert.Equal(MemoryPace.Longest, watch.Pause);
        memory.Room = 1 << 20;
        Look(1);
        Assert.Equal(MemoryPace.Shortest, watch.Pause);
    }

    [Fact]
    public void Work_that_declared_memory_is_looked_at_often_from_when_it_is_given_to_when_it_ends()
    {
        memory.Room = 1L << 50;
        Look(1);
        Run(0, Task(mayRetry: true));
        Assert.Equal((MemoryPace.Longest, 0), (watch.Pause, hurries));
        Run(0, Task(mayRetry: true), declared: 100 << 20);
        Run(1, Task(mayRetry: true), declared: 100 << 20);
        Assert.Equal((MemoryPace.Shortest, 1), (watch.Pause, hurries));
        Look(3);
        workers.Started[1].Leases.Clear();
        Look(3);
        // What declared nothing may take anything, but what runs beside it is bound as soon as that has ended.
        Assert.Equal(MemoryPace.Shortest, watch.Pause);
        workers.Started[0].Leases.Clear();
        Look(1);
        Assert.Equal((MemoryPace.Longest, 1), (watch.Pause, hurries));
    }

    [Fact]
    public void While_it_waits_for_the_memory_of_one_that_was_ended_it_looks_often()
    {
        Run(0, Task(mayRetry: true));
        memory.Fraction = 0.96;
        Look(1);
        memory.Room = 1L << 50;
        Look(1);
        Assert.Equal(MemoryPace.Shortest, watch.Pause);
        pool.Remove(workers.Started[0]);
        Look(1);
        Assert.Equal(MemoryPace.Longest, watch.Pause);
    }

    public void Dispose() => place.Dispose();

    private static (string Name, bool MayRetry) Task(bool mayRetry, string name = "Some.Task") => (name, mayRetry);

    private ulong Number(int worker) => workers.Started[worker].Number;

    private void Hold(int worker, long bytes) => memory.Private[workers.Started[worker].Link!.ProcessId] = bytes;

    private void Look(int times)
    {
        for (int i = 0; i < times; i++)
        {
            time.Advance(watch.Pause);
            watch.OnLook();
        }
    }

    private void Lend(int worker, long declared)
    {
        Holding holding = account.Take(scheduler.Compile(ResourceVector.Create(1, 0, declared, null)));
        workers.Started[worker].Leases.Add(new Lease(1, new NodeClient(2, InMemoryControlChannel.CreatePair().Item1, isDriver: true), holding, null, workers.Started[worker]));
        watch.OnGiven(workers.Started[worker], holding);
    }

    // Later workers begin later.
    private void Run(int worker, (string Name, bool MayRetry) task, long declared = 0)
    {
        memory.Private.TryAdd(workers.Started[worker].Link!.ProcessId, 0);
        Lend(worker, declared);
        TaskActivity.TryCreate(workers.Started[worker].Link!.TaskFile!)?.Begin((ulong)worker, task.Name, task.MayRetry, worker + 1);
    }
}
