using Remote.Generators.Tests.Harness;

namespace Remote.Generators.Tests.Tasks;

public sealed class SampleTests
{
    [Fact]
    public void The_first_sample_compiles() => Generated.From("""
        // program
        ObjectRef<long> hits = Pi.Remote().CountInside(1_000_000, seed: 7);
        ObjectRef<double> pi = Pi.Remote(new() { Cpus = 1 }).Estimate([1, 2], 4);

        var counter = Counter.Remote(5, new() { Name = "c", MaxRestarts = 3 });
        ObjectRef<int> value = counter.Increment(2);
        var other = Counter.Remote(new() { Name = "d" });
        ObjectRef<int> slow = other.SlowAsync(3);
        ObjectRefStream<int> items = counter.CountTo(10);
        _ = Counter.Remote().Increment();
        await Task.CompletedTask;

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
}
