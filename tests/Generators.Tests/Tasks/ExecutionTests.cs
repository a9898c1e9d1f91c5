using Remote.Generators.Tests.Harness;

namespace Remote.Generators.Tests.Tasks;

/// <summary>The two ends of generated code meet: what a proxy writes, the invoker reads.</summary>
[Collection(ClusterCollection.Name)]
public sealed class ExecutionTests
{
    [Fact]
    public Task Calls_of_every_shape_arrive() => Execution.Run(Generated.From("""
        public static class Caller
        {
            public static async Task Run()
            {
                await using var cluster = await Cluster.StartAsync(new() { Isolation = Isolation.Thread });
                var w = W.Remote();
                Equal(6L, await w.Add(1, 2));
                Equal(15L, await w.Add(w.Add(1, 2), W.Remote(new() { Cpus = 1 }).Six(), 3));
                Equal("a:3", await w.Params("a", 1, 2, 3));
                Equal("a:2", await w.Params("a", 1, w.SixInt()));
                Equal("a:0", await w.Params("a"));
                Equal("x", await w.Text(null, "x"));
                Equal("default", await w.Text());
                Equal("default", await w.Text(w.Null()));
                await w.Nothing(CancellationToken.None);
                var counter = Counter.Remote(new() { Name = "c" });
                Equal(6, await counter.Increment());
                Equal(8, await counter.Increment(2));
                Equal(14, await counter.Increment(w.SixInt()));
                var many = new List<int>();
                await foreach (int i in counter.CountTo(3)) many.Add(i);
                Equal("0,1,2", string.Join(',', many));
                Equal(4, await counter.Slow(4));
                Equal(6, await w.Sum([1, 2, 3]));
                Equal(6, await w.Sum(w.Numbers(3)));
                Equal(9, await w.Shift(w.Numbers(3), 1));
                Equal(9, await w.Shift(new[] { 1, 2, 3 }, w.One()));
                Equal(3, await w.Count(w.Memory(3)));
                Equal(new Point(2, 4), await w.Twice(w.Twice(new Point(0, 1)), [new Point(2, 0)]));
                var dog = Dog.Remote("rex");
                Equal("wuff rex", await dog.Speak());
                Equal("wuff rex", await ((IActorRef<Animal>)dog).Speak());
                Equal("int", await dog.Eat(1));
                Equal("text", await dog.Eat("a"));
                Equal("rex", await w.Ask(dog));
                Equal("none", await w.Ask(null));
            }
            static void Equal<T>(T expected, T actual) { if (!EqualityComparer<T>.Default.Equals(expected, actual)) throw new InvalidOperationException($"{expected} <> {actual}"); }
        }
        public static class W
        {
            [Remote] public static long Add(long a, long b, int c = 3) => a + b + c;
            [Remote] public static long Six() => 6;
            [Remote] public static int SixInt() => 6;
            [Remote] public static string Params(string name, params int[] items) => $"{name}:{items.Length}";
            [Remote] public static string Text(string? a = null, string b = "default") => a ?? b;
            [Remote] public static string? Null() => null;
            [Remote] public static int One() => 1;
            [Remote] public static int[] Numbers(int n) => Enumerable.Range(1, n).ToArray();
            [Remote] public static int Sum(IReadOnlyList<int> items) => items.Sum();
            [Remote] public static int Shift(int[] items, int by) => items.Sum(item => item + by);
            [Remote] public static float[] Memory(int n) => new float[n];
            [Remote] public static int Count(ReadOnlyMemory<float> items, CancellationToken token = default, int extra = 0) => items.Length + extra;
            [Remote] public static Point Twice(Point a, List<Point>? more = null) => new(2 * a.X + (more?.Sum(p => p.X) ?? 0), 2 * a.Y);
            [Remote] public static async Task<string> Ask(IActorRef<INamed>? named) => named is null ? "none" : await named.NameOf();
            [Remote] public static Task Nothing(CancellationToken token) => Task.CompletedTask;
        }
        public sealed record Point(int X, int Y);
        [Remote] public interface INamed { string NameOf(); }
        [Remote] public abstract class Animal(string name) { public virtual string Speak() => name; public string Eat(int grams) => "int"; protected string Name => name; }
        [Remote] public class Dog(string name) : Animal(name), INamed
        {
            public override string Speak() => "wuff " + Name;
            public string Eat(long grams) => "long";
            public string Eat(string what) => "text";
            string INamed.NameOf() => Name;
        }
        [Remote] public class Counter(int start = 5)
        {
            public int Increment(int by = 1) => start += by;
            public async Task<int> Slow(int x, CancellationToken token = default) { await Task.Delay(1, token); return x; }
            public async IAsyncEnumerable<int> CountTo(int n) { for (int i = 0; i < n; i++) { await Task.Yield(); yield return i; } }
        }
        """).AssertClean()).WaitAsync(TimeSpan.FromSeconds(30));
}
