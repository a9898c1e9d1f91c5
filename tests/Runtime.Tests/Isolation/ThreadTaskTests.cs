using Remote.Runtime.Tests.ActorModel;
using Remote.Runtime.Tests.Failures;
using Remote.Runtime.Tests.Streams;

namespace Remote.Runtime.Tests.Threads;

[Collection(ThreadCollection.Name)]
public sealed class ThreadTaskTests(ThreadClusterFixture fixture)
{
    [Fact(Timeout = Limits.Test)]
    public async Task Tasks_run_in_this_process()
    {
        Assert.Equal(Environment.ProcessId, await Steps.Remote().ProcessId());
        Assert.All(fixture.Cluster.Workers, w => Assert.Equal(Environment.ProcessId, w.ProcessId));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Refs_are_arguments_and_values()
    {
        ObjectRef<int> three = Echoes.Remote().Back(3);
        Assert.Equal(3, await Echoes.Remote().Back(three));
        Assert.Equal(4, await Echoes.Remote().Back(ObjectRef.Put(4)));
        Assert.Equal(Enumerable.Range(0, 1000), await Enumerable.Range(0, 1000).Select(i => Echoes.Remote().Back(i)).ToArray());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Tasks_wait_for_tasks() => Assert.Equal(89, await Nested.Remote().Fibonacci(10));

    [Fact(Timeout = Limits.Test)]
    public async Task Refs_that_a_task_made_are_read_by_others()
    {
        Owned owned = await Victims.Remote().Own("text");
        Assert.Equal("text", await owned.Value);
        Assert.Equal("text", await Victims.Remote().Read(owned));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Exceptions_come_back()
    {
        var error = await Assert.ThrowsAsync<RemoteTaskException>(async () => await Steps.Remote().Fail("why"));
        Assert.Equal("why", Assert.IsType<InvalidOperationException>(error.InnerException).Message);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_running_task_sees_its_token()
    {
        using var signals = new Signals();
        using var source = new CancellationTokenSource();
        ObjectRef task = Nested.Remote().UntilCancelled(signals["begun"], signals["cancelled"], source.Token);
        await Signals.WaitAsync(signals["begun"]);
        await source.CancelAsync();
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await task);
        await Signals.WaitAsync(signals["cancelled"]);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Arguments_and_results_are_copies()
    {
        var mine = new List<string> { "a" };
        ObjectRef<List<string>> back = Nested.Remote().AddAndReturn(mine, "b");
        mine.Add("c");
        List<string> theirs = await back;
        Assert.Equal(["a", "b"], theirs);
        theirs.Add("d");
        Assert.Equal(["a", "b"], await back);
        Assert.Equal(["a", "c"], mine);

        ObjectRef<List<string>> put = ObjectRef.Put(mine);
        mine.Clear();
        Assert.Equal(["a", "c"], await put);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Streams_are_held_back_and_ended()
    {
        using var signals = new Signals();
        int count = 0;
        await foreach (int i in Producer.Remote().Count(1000)) Assert.Equal(count++, i);
        Assert.Equal(1000, count);
        await foreach (int i in Producer.Remote().Endless(signals["begun"], signals["ended"]))
        {
            if (i == 500) break;
        }

        await Signals.WaitAsync(signals["ended"]);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task The_context_is_the_tasks_own()
    {
        Context[] contexts = await Enumerable.Range(0, 50).Select(_ => Contexts.Remote().Here()).ToArray();
        Assert.Equal(50, contexts.Select(c => c.TaskId).Distinct().Count());
        Assert.All(contexts, c => Assert.Contains(fixture.Cluster.Workers, w => w.Id == c.WorkerId));
        Assert.Null(RemoteContext.TryGetCurrent());
    }
}

internal static class Nested
{
    [Remote]
    public static async Task<int> Fibonacci(int n)
        => n < 2 ? 1 : await Nested.Remote().Fibonacci(n - 1) + await Nested.Remote().Fibonacci(n - 2);

    [Remote]
    public static List<string> AddAndReturn(List<string> list, string item)
    {
        list.Add(item);
        return list;
    }

    [Remote]
    public static async Task UntilCancelled(string begun, string cancelled, CancellationToken cancellationToken)
    {
        Signals.Set(begun);
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            Signals.Set(cancelled);
        }
    }
}
