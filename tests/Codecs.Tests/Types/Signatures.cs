using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;

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
}
