namespace Remote.Runtime.Tests.Tasks;

[Collection(ClusterCollection.Name)]
public sealed class FirstTests
{
    [Fact]
    public async Task A_task_runs_in_another_process()
    {
        int there = await Sums.Remote().ProcessId();
        Assert.NotEqual(Environment.ProcessId, there);
    }

    [Fact]
    public async Task Refs_are_arguments()
    {
        ObjectRef<int> three = Sums.Remote().Add(1, 2);
        Assert.Equal(10, await Sums.Remote().Add(three, Sums.Remote().Add(three, 4)));
    }

    [Fact]
    public async Task Tasks_wait_for_tasks() => Assert.Equal(89, await Sums.Remote().Fibonacci(10));
}

internal static class Sums
{
    [Remote]
    public static int ProcessId() => Environment.ProcessId;

    [Remote]
    public static int Add(int a, int b) => a + b;

    [Remote]
    public static int Fibonacci(int n) => n < 2 ? 1 : Sums.Remote().Add(Sums.Remote().Fibonacci(n - 1), Sums.Remote().Fibonacci(n - 2)).Get();
}
