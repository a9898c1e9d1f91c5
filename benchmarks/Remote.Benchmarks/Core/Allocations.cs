namespace Remote.Benchmarks.Core;

/// <summary>Bytes allocated per awaited call <c>int → int</c>, at the caller and at the callee, whole processes.</summary>
internal sealed record Allocations(double TaskCaller, double TaskCallee, double ActorCaller, double ActorCallee)
{
    private const int Calls = 20_000;
    private const int Batch = 500;

    /// <summary>The least of these counts: what the node does beside the calls, such as starting a spare worker, falls into some rounds only.</summary>
    private const int Rounds = 5;

    public static async Task<Allocations> MeasureAsync(IActorRef<Adder> adder)
    {
        (double taskCaller, double taskCallee) = await MeasureAsync(static i => Core.Calls.Remote().Next(i), static () => Core.Calls.Remote().AllocatedBytes());
        (double actorCaller, double actorCallee) = await MeasureAsync(i => adder.Add(i), () => adder.AllocatedBytes());
        return new Allocations(taskCaller, taskCallee, actorCaller, actorCallee);
    }

    private static async Task<(double Caller, double Callee)> MeasureAsync(Func<int, ObjectRef<int>> call, Func<ObjectRef<long>> bytesThere)
    {
        await RunAsync(call);
        (double Caller, double Callee) least = (double.MaxValue, double.MaxValue);
        for (int round = 0; round < Rounds; round++)
        {
            (double caller, double callee) = await MeasureRoundAsync(call, bytesThere);
            least = (Math.Min(least.Caller, caller), Math.Min(least.Callee, callee));
        }

        return least;
    }

    private static async Task<(double Caller, double Callee)> MeasureRoundAsync(Func<int, ObjectRef<int>> call, Func<ObjectRef<long>> bytesThere)
    {
        long there = await bytesThere();
        long here = GC.GetTotalAllocatedBytes(precise: true);
        await RunAsync(call);
        here = GC.GetTotalAllocatedBytes(precise: true) - here;
        there = await bytesThere() - there;
        return ((double)here / Calls, (double)there / Calls);
    }

    private static async Task RunAsync(Func<int, ObjectRef<int>> call)
    {
        var refs = new ObjectRef<int>[Batch];
        for (int done = 0; done < Calls; done += Batch)
        {
            for (int i = 0; i < Batch; i++) refs[i] = call(i);
            foreach (ObjectRef<int> one in refs) await one;
        }
    }
}
