using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;

namespace Remote.Codecs.Tests.Types;

/// <summary>Remote signatures that name every kind of type: the generator, which runs on this project, writes their codecs.</summary>
internal static class Signatures
{
    [Remote] public static Person Records(Address address, Account account, Employee employee, Labelled labelled, Bag bag, Colour colour, Point point) => null!;

    [Remote] public static Task<Node> Recursive(Shape shape, IToken token, Tree<string> tree, Hidden hidden, Keyworded keyworded) => null!;

    [Remote] public static ValueTask<PackedPerson> Packables(PackedNode node, List<PackedAddress> addresses) => default;

    [Remote] public static IAsyncEnumerable<Pair<int, string>> Generics(Pair<Person, Pair<int, double>?> pair) => null!;

    [Remote]
    public static List<string> Sequences(
        Person[] array, int[][] jagged, IEnumerable<Person> sequence, IReadOnlyList<int> readOnlyList, IReadOnlyCollection<string> readOnlyCollection,
        ICollection<Person> collection, IList<long> list, HashSet<string> set, ISet<int> setInterface, IReadOnlySet<string> readOnlySet, SortedSet<int> sorted,
        Queue<string> queue, Stack<string> stack, LinkedList<int> linked)
        => [];

    [Remote]
    public static List<int> MoreSequences(
        Collection<string> collection, ObservableCollection<int> observable, ReadOnlyCollection<string> readOnly, ConcurrentQueue<int> concurrent, ConcurrentBag<int> bag,
        ImmutableArray<string> immutableArray, ImmutableList<Person> immutableList, ImmutableHashSet<int> immutableSet, ImmutableSortedSet<string> immutableSorted,
        FrozenSet<string> frozen, List<double?> nullables, List<Person?> persons)
        => [];

    [Remote]
    public static Dictionary<string, Person> Maps(
        Dictionary<int, long> unmanaged, IDictionary<string, int> map, IReadOnlyDictionary<string, int[]> readOnly, SortedDictionary<string, int> sorted,
        SortedList<int, string> sortedList, ConcurrentDictionary<int, string> concurrent, ReadOnlyDictionary<string, int> wrapper,
        ImmutableDictionary<string, int> immutable, ImmutableSortedDictionary<int, string> immutableSorted, FrozenDictionary<string, int> frozen)
        => [];

    [Remote]
    public static (int Count, string Name) Tuples(
        (int, long) unmanaged, (string A, Person B, int C) mixed, Tuple<string, int> classic, KeyValuePair<string, int> pair, (int, int, int, int, int, int, int, string, int) nine,
        int? nullable, Labelled? nullableStruct)
        => default;

    [Remote] public static byte[] Memories(ReadOnlyMemory<float> memory, Memory<int> writable, ArraySegment<string> segment, int[,] grid, string[,,] cube) => [];

    [Remote]
    public static int[,,,] Grids(string[,,,] texts, int[][,] jagged, Person[,] persons, ReadOnlyMemory<string> names, Memory<Person> writable, ArraySegment<int> segment) => null!;

    [Remote]
    public static BitArray Numerics(
        Vector2 two, Vector3 three, Vector4 four, Matrix3x2 small, Matrix4x4 large, Quaternion quaternion, Plane plane, Vector<int> vector, Vector128<float> narrow,
        Vector256<long> wide, Vector512<double> widest, Rune rune, Index index, Range range, Vector3[] vectors, List<Range> ranges, Complex[] complexes)
        => null!;

    [Remote]
    public static Reading MoreCollections(
        ConcurrentStack<string> concurrentStack, ReadOnlyObservableCollection<int> observed, ReadOnlySet<string> readOnlySet, ImmutableQueue<string> immutableQueue,
        ImmutableStack<int> immutableStack, IImmutableList<Person> immutableList, IImmutableSet<int> immutableSet, IImmutableQueue<string> queue, IImmutableStack<string> stack,
        IImmutableDictionary<string, int> map, OrderedDictionary<string, Person> ordered, PriorityQueue<string, int> priorities, PriorityQueue<int, long> numbers)
        => null!;

    [Remote]
    public static Dictionary<(int, string), Person?[]> Nested(
        List<BitArray> bits, Dictionary<DateOnly, TimeOnly> days, List<UInt128?> wide, Dictionary<string, List<Dictionary<int, string>>> deep, List<Uri> addresses, BigInteger[] large)
        => [];
}
