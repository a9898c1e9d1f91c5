using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;
using Remote.Codecs.Tests.Types;

namespace Remote.Codecs.Tests;

/// <summary>A value of every kind of type that crosses.</summary>
internal static class Specimens
{
    private static readonly Person Ada = new("Ada", 36, "Countess");

    public static readonly IReadOnlyList<ISpecimen> All = [.. BuiltIns(), .. Objects(), .. Sequences(), .. Maps(), .. Tuples(), .. Packables(), .. Numerics(), .. Grids(), .. MoreCollections(), .. Nested()];

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

    private static IEnumerable<ISpecimen> Numerics() =>
    [
        new Specimen<Vector2>(new(1, 2), true), new Specimen<Vector3>(new(1, 2, 3), true), new Specimen<Vector4>(new(1, 2, 3, 4), true),
        new Specimen<Matrix3x2>(Matrix3x2.CreateRotation(1), true), new Specimen<Matrix4x4>(Matrix4x4.CreateRotationX(1), true),
        new Specimen<Quaternion>(new(1, 2, 3, 4), true), new Specimen<Plane>(new(1, 2, 3, 4), true), new Specimen<Vector<int>>(Vector.CreateSequence(1, 2), false),
        new Specimen<Vector128<float>>(Vector128.Create(1f, 2, 3, 4), false), new Specimen<Vector256<long>>(Vector256.Create(1L, 2, 3, 4), false),
        new Specimen<Vector512<double>>(Vector512.Create(1.5), false), new Specimen<Rune>(new('x'), true), new Specimen<Index>(^3, false), new Specimen<Range>(1..^2, false),
        new Specimen<Vector3[]>([Vector3.UnitX, Vector3.One], true), new Specimen<List<Range>>([1..2, Range.All], false), new Specimen<Complex[]>([new(1, 2)], true),
        new Specimen<Complex>(new(1, 2), true), new Specimen<UInt128>(UInt128.MaxValue, true), new Specimen<DateOnly>(new(2026, 2, 3), true), new Specimen<TimeOnly>(new(1, 2, 3), true),
        new Specimen<BitArray>(new(new[] { true, false, true }), false), new Specimen<BitArray>(new(70, true), false), new Specimen<BitArray>(new(0), false),
        new Specimen<BitArray?>(null, false),
    ];

    private static IEnumerable<ISpecimen> Grids() =>
    [
        new Specimen<int[,,,]>(new int[2, 1, 3, 2], false), new Specimen<int[,,,]?>(null, false), new Specimen<string[,,,]>(new[,,,] { { { { "a", "b" } } } }, false),
        new Specimen<int[][,]>([new[,] { { 1, 2 } }, new int[0, 5]], false), new Specimen<Person[,]>(new[,] { { Ada, null! } }, false),
        new Specimen<ReadOnlyMemory<string>>(new[] { "a", "b" }, false), new Specimen<Memory<Person>>(new[] { Ada }, false), new Specimen<ArraySegment<int>>(new([1, 2, 3], 1, 2), false),
    ];

    private static IEnumerable<ISpecimen> MoreCollections() =>
    [
        new Specimen<Reading>(new("s", 2.5) { Day = new(2026, 1, 2) }, false), new Specimen<ConcurrentStack<string>>(new(["a", "b"]), false),
        new Specimen<ReadOnlyObservableCollection<int>>(new([1, 2]), false), new Specimen<ReadOnlySet<string>>(new(new HashSet<string> { "a" }), false),
        new Specimen<ImmutableQueue<string>>(["a", "b"], false), new Specimen<ImmutableStack<int>>(ImmutableStack.Create(1, 2, 3), false),
        new Specimen<IImmutableList<Person>>(ImmutableList.Create(Ada), false), new Specimen<IImmutableSet<int>>(ImmutableHashSet.Create(1, 2), false),
        new Specimen<IImmutableQueue<string>>(ImmutableQueue.Create("a", "b"), false), new Specimen<IImmutableStack<string>>(ImmutableStack.Create("a", "b"), false),
        new Specimen<IImmutableDictionary<string, int>>(ImmutableDictionary<string, int>.Empty.Add("i", 1), false),
        new Specimen<OrderedDictionary<string, Person>>(new() { ["b"] = Ada, ["a"] = Ada }, false),
        new Specimen<PriorityQueue<string, int>>(new([("a", 3), ("b", 1), ("c", 2)]), false), new Specimen<PriorityQueue<int, long>>(new([(1, 3), (2, 1)]), false),
        new Specimen<PriorityQueue<int, long>?>(null, false),
    ];

    private static IEnumerable<ISpecimen> Nested() =>
    [
        new Specimen<List<BitArray>>([new(5)], false), new Specimen<Dictionary<DateOnly, TimeOnly>>(new() { [new(2026, 1, 1)] = new(1, 2) }, false),
        new Specimen<List<UInt128?>>([1, null], false), new Specimen<Dictionary<string, List<Dictionary<int, string>>>>(new() { ["a"] = [new() { [1] = "b" }] }, false),
        new Specimen<List<Uri>>([new("https://example.org/")], false), new Specimen<BigInteger[]>([1, -5], false),
        new Specimen<Dictionary<(int, string), Person?[]>>(new() { [(1, "a")] = [Ada, null] }, false),
    ];
}
