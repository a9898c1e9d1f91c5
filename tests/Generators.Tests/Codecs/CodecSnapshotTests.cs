using Remote.Generators.Tests.Harness;

namespace Remote.Generators.Tests.Codecs;

/// <summary>What is written for each kind of type that crosses.</summary>
public sealed class CodecSnapshotTests
{
    [Fact]
    public void Records_and_classes_by_how_their_members_are_set() => Match("""
        public sealed record Positional(int Id, string? Name);
        public record Base(int Id) { public double Weight { get; init; } }
        public sealed record Derived(int Id, string Name) : Base(Id) { public required DateTimeOffset At { get; init; } }
        public sealed class Settable { public int Count { get; set; } public string Title = ""; }
        public sealed class GetOnly(Guid id, IReadOnlyList<int> values) { public Guid Id { get; } = id; public IReadOnlyList<int> Values { get; } = values; }
        public sealed class PrivateSetter { public PrivateSetter(int size) => Size = size; public int Size { get; private set; } }
        public static class Work { [Remote] public static Derived F(Positional a, Base b, Settable c, GetOnly d, PrivateSetter e) => null!; }
        """);

    [Fact]
    public void Structs_enums_tuples_and_nullables() => Match("""
        public enum Colour : byte { Red, Green }
        public struct Point { public int X; public double Y; }
        public readonly record struct Named(string Name, Colour Colour);
        public static class Work { [Remote] public static (Point At, Named? Name) F(Colour a, Point? b, Named c, (int, string) d, int? e) => default; }
        """);

    [Fact]
    public void Collections_of_each_shape() => Match("""
        public sealed record Item(int Id);
        public static class Work
        {
            [Remote] public static Dictionary<string, Item[]> F(List<Item> a, HashSet<int> b, int[,] c, Item[][] d, Memory<float> e) => [];
            [Remote] public static IReadOnlyDictionary<int, string> G(IReadOnlyList<Item> a, IEnumerable<Item> b, Queue<Item> c, KeyValuePair<int, Item> d) => null!;
        }
        """);

    [Fact]
    public void A_closed_hierarchy_and_a_recursive_type() => Match("""
        public abstract record Shape;
        public sealed record Circle(double Radius) : Shape;
        public sealed record Group(List<Shape> Parts) : Shape;
        public interface IBox<T>;
        public sealed record Box<T>(T Value) : IBox<T>;
        public sealed record Tree(int Value, Tree? Left, Tree? Right);
        public static class Work { [Remote] public static Shape F(Tree tree, IBox<int> box) => null!; }
        """);

    [Fact]
    public void Refs_actors_and_queues() => Match("""
        public sealed record Item(int Id);
        [Remote] public class Keeper { public Item Get() => null!; }
        public static class Work { [Remote] public static List<ObjectRef<Item>> F(IActorRef<Keeper> keeper, RemoteQueue<Item> queue) => []; }
        """);

    [Fact]
    public void Values_that_are_put_and_exceptions() => Match("""
        public sealed record Item(int Id);
        public sealed class Broken(string message) : Exception(message);
        public sealed class Caused(string message, Exception cause) : Exception(message, cause);
        public static class Program2 { public static ObjectRef<Item> Put() => ObjectRef.Put(new Item(1)); }
        """);

    private static void Match(string source, [System.Runtime.CompilerServices.CallerMemberName] string test = "")
        => Snapshot.Match(Generated.From(source).AssertClean(), test);
}
