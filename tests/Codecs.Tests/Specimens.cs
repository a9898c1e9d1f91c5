using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using Remote.Codecs.Tests.Types;

namespace Remote.Codecs.Tests;

/// <summary>A value of every kind of type that crosses.</summary>
internal static class Specimens
{
    private static readonly Person Ada = new("Ada", 36, "Countess");

    public static readonly IReadOnlyList<ISpecimen> All = [.. BuiltIns(), .. Objects(), .. Sequences(), .. Maps(), .. Tuples(), .. Packables()];

    // Before any test: see Specimen.ByMemoryPack.
    [ModuleInitializer]
    internal static void Prepare() => RuntimeHelpers.RunClassConstructor(typeof(Specimens).TypeHandle);

    private static IEnumerable<ISpecimen> BuiltIns() =>
    [
        new Specimen<int>(-5, true), new Specimen<bool>(true, true), new Specimen<double>(Math.PI, true), new Specimen<decimal>(12.345m, true),
        new Specimen<char>('x', true), new Specimen<Half>((Half)1.5, true), new Specimen<Int128>(Int128.MaxValue, true),
        new Specimen<Guid>(Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"), true), new Specimen<DateTime>(DateTime.UnixEpoch, true),
        new Specimen<DateTimeOffset>(DateTimeOffset.UnixEpoch, true), new Specimen<TimeSpan>(TimeSpan.FromDays(2), true),
        new Specimen<string>("héllo, 世界 🎉", true), new Specimen<string>("", true), new Specimen<string?>(null, true),
        new Specimen<Uri>(new("https://example.org/a?b=c"), true), new Specimen<Version>(new(1, 2, 3), true), new Specimen<Version?>(null, true),
        new Specimen<BigInteger>(BigInteger.Pow(-7, 300), false), new Specimen<CultureInfo>(CultureInfo.InvariantCulture, true),
        new Specimen<StringBuilder>(new("built"), true), new Specimen<TimeZoneInfo>(TimeZoneInfo.Utc, true),
        new Specimen<int[]>([1, 2, 3], true), new Specimen<byte[]>([], true), new Specimen<double[]?>(null, true), new Specimen<string[]>(["a", "", "c"], true),
    ];

    private static IEnumerable<ISpecimen> Objects() =>
    [
        new Specimen<Person>(Ada, false), new Specimen<Person?>(null, false),
        new Specimen<Address>(new() { Street = "Main", Number = 3, City = null }, false),
        new Specimen<Account>(new("Ada", 10.5m) { Notes = ["first", "second"] }, false),
        new Specimen<Employee>(new() { Title = "Chief", Grade = 3, Reports = [Ada, new("Bob", 20)] }, false),
        new Specimen<Labelled>(new("here", new(1, 2.5), Colour.Blue), false), new Specimen<Bag>(new() { Count = 4, Label = "four" }, false),
        new Specimen<Point>(new(1, 2), true), new Specimen<Colour>(Colour.Green, true),
        new Specimen<Node>(new(1, new(2, null, null), new(3, new(4, null, null), null)), false),
        new Specimen<Shape>(new Group("g", [new Circle("c", 1), new Square("s", 2), new Group("h", [])]), false), new Specimen<Shape?>(null, false),
        new Specimen<IToken>(new Word("word"), false), new Specimen<IToken>(new Mark('!'), false),
        new Specimen<Tree<string>>(new Fork<string> { Left = new Leaf<string> { Value = "l" }, Right = new Leaf<string>() }, false),
        new Specimen<Pair<Person, Pair<int, double>?>>(new(Ada, new(1, 2)), false), new Specimen<Pair<int, string>>(new(1, "one"), false),
        new Specimen<Hidden>(new(1, new("inner")), false), new Specimen<Keyworded>(new() { @namespace = "n", @int = 3 }, false),
    ];

    private static IEnumerable<ISpecimen> Sequences() =>
    [
        new Specimen<Person[]>([Ada, null!, new("Bob", 1)], false), new Specimen<int[][]>([[1], [], [2, 3]], true), new Specimen<List<string>>(["a", "b"], true),
        new Specimen<List<int>>([1, 2], true), new Specimen<IEnumerable<Person>>([Ada], false), new Specimen<IReadOnlyList<int>>([1, 2, 3], true),
        new Specimen<IReadOnlyCollection<string>>(["x"], true), new Specimen<ICollection<Person>>([Ada], false), new Specimen<IList<long>>([5L], true),
        new Specimen<HashSet<string>>(["a", "b"], true), new Specimen<ISet<int>>(new HashSet<int> { 1, 2 }, true),
        new Specimen<IReadOnlySet<string>>(new HashSet<string> { "z" }, true), new Specimen<SortedSet<int>>([3, 1], true),
        new Specimen<Queue<string>>(new(["a", "b"]), true), new Specimen<Stack<string>>(new(["a", "b"]), true), new Specimen<LinkedList<int>>(new([1, 2]), true),
        new Specimen<Collection<string>>(["a"], true), new Specimen<ObservableCollection<int>>([1], true), new Specimen<ReadOnlyCollection<string>>(new(["a"]), true),
        new Specimen<ConcurrentQueue<int>>(new([1, 2]), true), new Specimen<ConcurrentBag<int>>([1], true), new Specimen<ImmutableArray<string>>(["a", "b"], true),
        new Specimen<ImmutableArray<string>>(default, true), new Specimen<ImmutableList<Person>>([Ada], false), new Specimen<ImmutableHashSet<int>>([1], true),
        new Specimen<ImmutableSortedSet<string>>(["b", "a"], true), new Specimen<FrozenSet<string>>(new[] { "f" }.ToFrozenSet(), true),
        new Specimen<List<double?>>([1.5, null], true), new Specimen<List<Person?>>([null, Ada], false),
        new Specimen<ReadOnlyMemory<float>>(new float[] { 1, 2 }, true), new Specimen<float[]>([1, 2], true), new Specimen<Memory<int>>(new[] { 1 }, true),
        new Specimen<ArraySegment<string>>(new(["a", "b", "c"], 1, 2), true), new Specimen<int[,]>(new[,] { { 1, 2, 3 }, { 4, 5, 6 } }, true),
        new Specimen<string[,,]>(new[,,] { { { "a" }, { "b" } } }, true), new Specimen<int[,]?>(null, true),
    ];

    private static IEnumerable<ISpecimen> Maps() =>
    [
        new Specimen<Dictionary<string, Person>>(new() { ["a"] = Ada, ["b"] = null! }, false), new Specimen<Dictionary<int, long>>(new() { [1] = 2 }, false),
        new Specimen<IDictionary<string, int>>(new Dictionary<string, int> { ["a"] = 1 }, true),
        new Specimen<IReadOnlyDictionary<string, int[]>>(new Dictionary<string, int[]> { ["a"] = [1] }, true),
        new Specimen<SortedDictionary<string, int>>(new() { ["b"] = 1, ["a"] = 2 }, true), new Specimen<SortedList<int, string>>(new() { [2] = "b" }, true),
        new Specimen<ConcurrentDictionary<int, string>>(new() { [2] = "b" }, true),
        new Specimen<ReadOnlyDictionary<string, int>>(new(new Dictionary<string, int> { ["r"] = 1 }), false),
        new Specimen<ImmutableDictionary<string, int>>(ImmutableDictionary<string, int>.Empty.Add("i", 1), true),
        new Specimen<ImmutableSortedDictionary<int, string>>(ImmutableSortedDictionary<int, string>.Empty.Add(1, "i"), true),
        new Specimen<FrozenDictionary<string, int>>(new Dictionary<string, int> { ["f"] = 1 }.ToFrozenDictionary(), true),
    ];

    private static IEnumerable<ISpecimen> Tuples() =>
    [
        new Specimen<(int, string)>((1, "one"), true), new Specimen<(int, long)>((1, 2), false), new Specimen<(string, Person, int)>(("a", Ada, 3), false),
        new Specimen<Tuple<string, int>>(new("a", 1), true), new Specimen<KeyValuePair<string, int>>(new("k", 1), true),
        new Specimen<(int, int, int, int, int, int, int, string, int)>((1, 2, 3, 4, 5, 6, 7, "8", 9), true),
        new Specimen<int?>(5, true), new Specimen<int?>(null, true), new Specimen<Labelled?>(new Labelled("x", default, Colour.Red), false), new Specimen<Labelled?>(null, false),
    ];

    private static IEnumerable<ISpecimen> Packables() =>
    [
        new Specimen<PackedPerson>(new("Ada", 36), true, guarded: false), new Specimen<PackedNode>(new(1, new(2, null, null), null), true, guarded: false),
        new Specimen<List<PackedAddress>>([new() { Street = "Main", Number = 3 }], true, guarded: false),
    ];
}
