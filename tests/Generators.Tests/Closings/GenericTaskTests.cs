using Remote.Generators.Tests.Harness;

namespace Remote.Generators.Tests.Closings;

/// <summary>Calls of generic members, from the proxy to the method and back.</summary>
[Collection(ClusterCollection.Name)]
public sealed class GenericTaskTests
{
    [Fact]
    public Task Calls_of_every_shape_arrive() => Execution.Run(Generated.From("""
        public static class Caller
        {
            public static async Task Run()
            {
                await using var cluster = await Cluster.StartAsync(new() { Isolation = Isolation.Thread });
                var w = W.Remote();
                Equal("1,2,3", string.Join(',', await w.SortAll(new[] { 3, 1, 2 })));
                Equal("1,2,3", string.Join(',', await w.SortAll(ObjectRef.Put(new[] { 3, 1, 2 }))));
                Equal("a,b", string.Join(',', await w.SortAll<string>(["b", "a"])));
                Equal(new Point(1, 2), await w.Echo(new Point(1, 2)));
                Equal(new Point(1, 2), await w.Echo(w.Echo(new Point(1, 2))));
                Equal(null, await w.Echo<string?>(null));
                Equal("Int32 Point", await w.Names(1, new Point(0, 0)));
                Equal("Int32 Point", await w.Names(ObjectRef.Put(1), new Point(0, 0)));
                Equal("Int32 Point", await w.Names(ObjectRef.Put(1), w.Echo(new Point(0, 0))));
                Equal(3, await w.Count("a", "b", "c"));
                Equal(2, await w.Count(ObjectRef.Put("a"), ObjectRef.Put("b")));
                Equal(2, await w.Count(ObjectRef.Put(new[] { 1L, 2L })));
                Equal(2, await w.Total(new List<long> { 1, 2 }));
                Equal(2, await w.Total(ObjectRef.Put(new[] { 1.0, 2.0 })));
                Equal("none 7", await w.Maybe<DayOfWeek>(7));
                Equal("Int64", await w.Tag<long>());
                var many = new List<char>();
                await foreach (char c in w.Each(new[] { 'x', 'y' })) many.Add(c);
                Equal("xy", new string(many.ToArray()));
                Equal(5, await Deep<int>.Remote().Echo(5));
                Equal(5, await Deep<int>.Remote().Echo(ObjectRef.Put(5)));
                Equal("5 x", await Deep<int>.Remote().Pair(5, "x"));
                Equal("Low 1 High b", $"Low {await w.Split(1, "b").Low} High {await w.Split(1, "b").High}");
            }
            static void Equal<T>(T expected, T actual) { if (!EqualityComparer<T>.Default.Equals(expected, actual)) throw new InvalidOperationException($"{expected} <> {actual}"); }
        }
        public static class Deep<T> where T : struct
        {
            [Remote] public static T Echo(T item) => item;
            [Remote] public static string Pair<U>(T first, U second) where U : class => $"{first} {second}";
        }
        public static class W
        {
            [Remote] public static T[] SortAll<T>(T[] items) where T : IComparable<T> { Array.Sort(items); return items; }
            [Remote] public static T Echo<T>(T item) => item;
            [Remote] public static string Names<T, U>(T a, U b) => $"{typeof(T).Name} {typeof(U).Name}";
            [Remote] public static int Count<T>(params T[] items) => items.Length;
            [Remote] public static int Total<T>(IReadOnlyList<T> items) where T : unmanaged => items.Count;
            [Remote] public static string Maybe<T>(int a, T? b = null) where T : struct => $"{b?.ToString() ?? "none"} {a}";
            [Remote] public static string Tag<T>() => typeof(T).Name;
            [Remote] public static IEnumerable<T> Each<T>(T[] items) => items;
            [Remote] [return: Split] public static (T Low, U High) Split<T, U>(T low, U high) => (low, high);
        }
        public sealed record Point(int X, int Y);
        """).AssertClean()).WaitAsync(TimeSpan.FromSeconds(60));

    [Fact]
    public Task Generic_actors_and_generic_methods_of_actors() => Execution.Run(Generated.From("""
        public static class Caller
        {
            public static async Task Run()
            {
                await using var cluster = await Cluster.StartAsync(new() { Isolation = Isolation.Thread });
                var box = Box<int>.Remote(5);
                Equal(5, await box.Get());
                await box.Set(6);
                await box.Set(ObjectRef.Put(7));
                Equal(7, await box.Get());
                Equal("7 x", await box.Join<int, string>("x"));
                Equal("7 x", await box.Join(ObjectRef.Put("x")));
                var text = Box<Point>.Remote(new Point(1, 2), new() { Name = "p" });
                Equal(new Point(1, 2), await text.Get());
                Equal(new Point(1, 2), await (await Actors.GetAsync<Box<Point>>("p")).Get());
                var plain = Plain.Remote();
                Equal("Double", await plain.Name(1.5));
                Equal("Double", await plain.Name(ObjectRef.Put(1.5)));
                var derived = IntBox.Remote();
                Equal(9, await derived.Get());
                IActorRef<ISource<int>> source = derived;
                Equal(9, await source.Next());
            }
            static void Equal<T>(T expected, T actual) { if (!EqualityComparer<T>.Default.Equals(expected, actual)) throw new InvalidOperationException($"{expected} <> {actual}"); }
        }
        public sealed record Point(int X, int Y);
        [Remote] public interface ISource<out T> { T Next(); }
        [Remote] public class Box<T>(T item) : ISource<T>
        {
            public T Get() => item;
            public void Set(T next) => item = next;
            public string Join<U>(U other) => $"{item} {other}";
            public T Next() => item;
        }
        [Remote] public class IntBox() : Box<int>(9);
        [Remote] public class Plain { public string Name<T>(T value) => typeof(T).Name; }
        """).AssertClean()).WaitAsync(TimeSpan.FromSeconds(60));
}
