using Remote.Generators.Tests.Harness;

namespace Remote.Generators.Tests.Tasks;

public sealed class TaskSnapshotTests
{
    [Fact]
    public void Tasks_of_each_result_kind() => Snapshot.Match(Generated.From("""
        namespace App;
        public static class Pi
        {
            /// <summary>Counts the points inside the circle.</summary>
            /// <param name="samples">How many points; see <see cref="Estimate"/>.</param>
            /// <param name="seed">Where the sequence starts.</param>
            /// <returns>The points inside.</returns>
            [Remote] public static long CountInside(long samples, int seed = 7) => samples + seed;
            [Remote(Cpus = 2, MaxRetries = 5)] public static double Estimate(IReadOnlyList<long> hits, long samples) => hits.Count / samples;
            [Remote] public static async Task Warm(string? name, CancellationToken stop) { _ = name; await Task.Delay(1, stop); }
            [Remote] public static async Task<int> Slow() { await Task.Yield(); return 1; }
            [Remote] public static IEnumerable<int> Items(ReadOnlyMemory<float> x) { yield return x.Length; }
        }
        """).AssertClean());

    [Fact]
    public void Params_and_overloads() => Snapshot.Match(Generated.From("""
        public static class Work
        {
            [Remote] public static int Sum(string name, params int[] items) => name.Length + items.Length;
            [Remote] public static int F(int a) => a;
            [Remote] public static int F(int a, int b = 2) => a + b;
        }
        """).AssertClean());

    [Fact]
    public void A_generic_task_and_a_split_result() => Snapshot.Match(Generated.From("""
        public static class Work
        {
            [Remote] public static async Task<T[]> Sort<T>(T[] items, int limit = 10) where T : IComparable<T> => await Work.Remote().Top(items.Order().ToArray());
            [Remote] public static T Top<T>(T items) => items;
            [Remote] [return: Split] public static (int[] Low, string? High) Cut(int at) => ([at], null);
        }
        public static class Caller { public static void Run() => Work.Remote().Sort([1L]); }
        """).AssertClean());
}
