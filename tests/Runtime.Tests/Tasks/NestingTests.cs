using System.Diagnostics;
using Remote.Runtime.Tests.Failures;
using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Tasks;

/// <summary>Tasks that wait for tasks give their CPU back: two workers are enough for any depth and number.</summary>
[Collection(ClusterCollection.Name)]
public sealed class NestingTests : IDisposable
{
    private readonly Place place = new();

    public void Dispose() => place.Dispose();

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_thousand_deep() => Assert.Equal(1000, await Nesting.Remote().Depth(1000));

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_thousand_deep_without_blocking() => Assert.Equal(1000, await Nesting.Remote().DepthAsync(1000));

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_thousand_deep_costs_little_memory_and_its_threads_end()
    {
        Assert.Equal(1000, await Nesting.Remote().Depth(1000));
        foreach (WorkerInfo worker in Cluster.Current!.Workers.Where(static w => w.Role == "tasks"))
        {
            using Process process = Process.GetProcessById(worker.ProcessId);
            // A thread that waits costs what it has used of its stack, some 50 KB.
            Assert.InRange(process.PeakWorkingSet64, 1, 600L << 20);
            await Signals.UntilAsync(() => ThreadsOf(worker.ProcessId) < 150, "The threads that waited are still there.");
        }
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_tree_of_tasks() => Assert.Equal(144, await Nesting.Remote().Fibonacci(12));

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_tree_of_tasks_without_blocking() => Assert.Equal(233, await Nesting.Remote().FibonacciAsync(13));

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_thousand_parents_that_each_wait_for_children()
    {
        int[] sums = await Enumerable.Range(0, 1000).Select(_ => Nesting.Remote().ParentAsync(3)).ToArray();
        Assert.All(sums, static sum => Assert.Equal(3, sum));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Many_parents_that_block_for_children()
    {
        int[] sums = await Enumerable.Range(0, 200).Select(_ => Nesting.Remote().Parent(3)).ToArray();
        Assert.All(sums, static sum => Assert.Equal(3, sum));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task WhenAll_over_AsTask()
    {
        int[] sums = await Enumerable.Range(0, 20).Select(_ => Nesting.Remote().WhenAll(20)).ToArray();
        Assert.All(sums, static sum => Assert.Equal(190, sum));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Several_flows_of_one_task_wait_at_the_same_time()
    {
        int[] sums = await Enumerable.Range(0, 20).Select(_ => Nesting.Remote().Flows(10, 20)).ToArray();
        Assert.All(sums, static sum => Assert.Equal(900, sum));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Several_threads_of_one_task_block_at_the_same_time()
    {
        int[] sums = await Enumerable.Range(0, 6).Select(_ => Nesting.Remote().BlockingFlows(6, 20)).ToArray();
        Assert.All(sums, static sum => Assert.Equal(300, sum));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_task_that_leaves_a_wait_open_gives_its_worker_back()
    {
        ObjectRef<int> held = Gates.Remote().Pass(place.Folder, "open", 1);
        int[] ends = await Enumerable.Range(0, 20).Select(_ => Nesting.Remote().LeavesAWaitOpen([held])).ToArray();
        Assert.Equal(20, ends.Sum());
        place.Mark("open");
        Assert.Equal(200, await Nesting.Remote().Depth(200));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_task_that_has_what_it_waited_for_goes_on_though_its_worker_is_busy()
        => Assert.Equal(3, await Nesting.Remote().MeetsItsChild(place.Folder));

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_wait_that_times_out_in_a_task_goes_on() => Assert.Equal(10, await Nesting.Remote().TimesOut(place.Folder));

    [Fact(Timeout = TestLimits.Usual)]
    public async Task The_driver_can_block()
    {
        // Threads of their own: those of the pool would come one by one.
        int[] values = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Factory.StartNew(
            () => Nesting.Remote().Depth(i).Get(TimeSpan.FromSeconds(60)), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        Assert.Equal(Enumerable.Range(0, 20), values);
    }

    private static int ThreadsOf(int id)
    {
        using Process process = Process.GetProcessById(id);
        return process.Threads.Count;
    }
}
