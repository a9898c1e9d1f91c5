using Remote.Generators.Tests.Harness;

namespace Remote.Generators.Tests.Tasks;

public sealed class SampleTests
{
    [Fact]
    public void The_first_sample_compiles()
    {
        Generated project = Generated.From("""
        // program
        await using var cluster = await Cluster.StartAsync();    // this process + worker processes; nothing to install

        ObjectRef<long> hits = /*value*/ Pi.Remote().CountInside(1_000_000, seed: 7);      // returns at once
        Console.WriteLine(4.0 * await hits / 1_000_000);                         // ray.get

        var counter = /*options*/ Counter.Remote(5, new() { Name = "c", MaxRestarts = 3 });  // IActorRef<Counter>
        Console.WriteLine(await counter.Increment(2));
        await foreach (int i in counter.CountTo(10)) Console.WriteLine(i);       // streaming generator

        double pi = await /*mixed*/ Pi.Remote(new() { Cpus = 1 }).Estimate([1, 2], hits);
        long[] all = await Enumerable.Range(0, 4).Select(i => Pi.Remote().CountInside(1000, i)).ToArray();
        Console.WriteLine((pi, all.Length, await Counter.Remote(new() { Name = "d" }).SlowAsync(3)));

        public static class Pi
        {
            [Remote]
            public static long CountInside(long samples, int seed) => samples + seed;

            [Remote(Cpus = 2, MaxRetries = 5)]
            public static double Estimate(IReadOnlyList<long> hits, long samples) => 4.0 * hits.Sum() / (samples * hits.Count);
        }

        [Remote]
        public class Counter(int start = 0)
        {
            private int value = start;
            public int Increment(int by = 1) => value += by;
            public async Task<int> SlowAsync(int ms, CancellationToken ct) { await Task.Delay(ms, ct); return value; }
            public async IAsyncEnumerable<int> CountTo(int n) { for (int i = 0; i < n; i++) { await Task.Delay(1); yield return i; } }
        }
        """).AssertClean();
        Assert.Equal("long, int, CancellationToken", project.Bound("value"));
        Assert.Equal("int, ActorOptions?", project.Bound("options"));
        Assert.Equal("IReadOnlyList<long>, Arg<long>, CancellationToken", project.Bound("mixed"));
    }
}
