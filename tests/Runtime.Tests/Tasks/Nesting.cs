using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Tasks;

/// <summary>Tasks that call tasks.</summary>
internal static class Nesting
{
    [Remote]
    public static int Leaf(int value) => value;

    [Remote]
    public static int Depth(int depth) => depth == 0 ? 0 : 1 + Nesting.Remote().Depth(depth - 1).Get();

    [Remote]
    public static async Task<int> DepthAsync(int depth) => depth == 0 ? 0 : 1 + await Nesting.Remote().DepthAsync(depth - 1);

    [Remote]
    public static int Fibonacci(int n) => n < 2 ? n : Nesting.Remote().Sum(Nesting.Remote().Fibonacci(n - 1), Nesting.Remote().Fibonacci(n - 2)).Get();

    [Remote]
    public static async Task<int> FibonacciAsync(int n)
    {
        if (n < 2) return n;
        ObjectRef<int> a = Nesting.Remote().FibonacciAsync(n - 1), b = Nesting.Remote().FibonacciAsync(n - 2);
        return await a + await b;
    }

    [Remote]
    public static int Sum(int a, int b) => a + b;

    [Remote]
    public static int Parent(int children)
    {
        ObjectRef<int>[] refs = [.. Enumerable.Range(0, children).Select(i => Nesting.Remote().Leaf(i))];
        return refs.Sum(static r => r.Get());
    }

    [Remote]
    public static async Task<int> ParentAsync(int children)
        => (await Enumerable.Range(0, children).Select(i => Nesting.Remote().Leaf(i)).ToArray()).Sum();

    [Remote]
    public static async Task<int> WhenAll(int children)
        => (await Task.WhenAll(Enumerable.Range(0, children).Select(i => Nesting.Remote().Leaf(i).AsTask()))).Sum();

    /// <summary>Several flows of one task wait at the same time, again and again.</summary>
    [Remote]
    public static async Task<int> Flows(int flows, int steps)
    {
        int[] sums = await Task.WhenAll(Enumerable.Range(0, flows).Select(async flow =>
        {
            int sum = 0;
            for (int i = 0; i < steps; i++) sum += await Nesting.Remote().Leaf(flow);
            return sum;
        }));
        return sums.Sum();
    }

    /// <summary>As <see cref="Flows"/>, with threads that block.</summary>
    [Remote]
    public static int BlockingFlows(int flows, int steps)
    {
        int sum = 0;
        Parallel.For(0, flows, new ParallelOptions { MaxDegreeOfParallelism = flows }, flow =>
        {
            for (int i = 0; i < steps; i++) Interlocked.Add(ref sum, Nesting.Remote().Leaf(flow).Get());
        });
        return sum;
    }

    /// <summary>Starts a wait that it does not look at before it ends.</summary>
    [Remote]
    public static int LeavesAWaitOpen(ObjectRef<int>[] held)
    {
        _ = held[0].AsTask();
        return 1;
    }

    /// <summary>Waits for a task, which can end only after this one has gone on: both have to have a CPU at the same time.</summary>
    [Remote]
    public static async Task<int> MeetsItsChild(string folder)
    {
        ObjectRef<int> late = Gates.Remote().Pass(folder, "gone on", 2);
        int first = await Nesting.Remote().Leaf(1);
        Place.Mark(folder, "gone on");
        return first + await late;
    }

    [Remote]
    public static int TimesOut(string folder)
    {
        ObjectRef<int> held = Gates.Remote().Pass(folder, "open", 1);
        try
        {
            return held.Get(TimeSpan.FromMilliseconds(20));
        }
        catch (ObjectRefTimeoutException)
        {
            Place.Mark(folder, "open");
            return 10 * held.Get();
        }
    }
}
