using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.ComponentModel;
using Remote.Serialization.Formatters;

namespace Remote.GeneratedCode;

/// <summary>Registers closed collection types. One method a collection, of its name; generated code calls those that signatures need.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CollectionCodecs
{
#pragma warning disable CS1591 // Each method registers the collection it is named after, under the hash of its full name.
    public static void Array<T>(ulong id) => Codecs.Register(id, new ArrayFormatter<T>());

    public static void Array2<T>(ulong id) => Codecs.Register(id, new GridFormatter<T[,], T>(2, static n => new T[n[0], n[1]]));

    public static void Array3<T>(ulong id) => Codecs.Register(id, new GridFormatter<T[,,], T>(3, static n => new T[n[0], n[1], n[2]]));

    public static void Array4<T>(ulong id) => Codecs.Register(id, new GridFormatter<T[,,,], T>(4, static n => new T[n[0], n[1], n[2], n[3]]));

    public static void Nullable<T>(ulong id) where T : struct => Codecs.Register(id, new NullableFormatter<T>());

    public static void ReadOnlyMemory<T>(ulong id) => Codecs.Register(id, new ReadOnlyMemoryFormatter<T>());

    public static void Memory<T>(ulong id) => Codecs.Register(id, new MemoryFormatter<T>());

    public static void ArraySegment<T>(ulong id) => Codecs.Register(id, new ArraySegmentFormatter<T>());

    public static void List<T>(ulong id) => Codecs.Register(id, new ListFormatter<T>());

    public static void IEnumerable<T>(ulong id) => Sequence<IEnumerable<T>, T>(id, static items => items);

    public static void IReadOnlyCollection<T>(ulong id) => Sequence<IReadOnlyCollection<T>, T>(id, static items => items);

    public static void IReadOnlyList<T>(ulong id) => Sequence<IReadOnlyList<T>, T>(id, static items => items);

    public static void ICollection<T>(ulong id) => Sequence<ICollection<T>, T>(id, static items => new List<T>(items));

    public static void IList<T>(ulong id) => Sequence<IList<T>, T>(id, static items => new List<T>(items));

    public static void HashSet<T>(ulong id) => Sequence<HashSet<T>, T>(id, static items => [.. items]);

    public static void ISet<T>(ulong id) => Sequence<ISet<T>, T>(id, static items => new HashSet<T>(items));

    public static void IReadOnlySet<T>(ulong id) => Sequence<IReadOnlySet<T>, T>(id, static items => new HashSet<T>(items));

    public static void SortedSet<T>(ulong id) => Sequence<SortedSet<T>, T>(id, static items => [.. items]);

    public static void Queue<T>(ulong id) => Sequence<Queue<T>, T>(id, static items => new(items));

    public static void Stack<T>(ulong id) => Codecs.Register(id, new SequenceFormatter<Stack<T>, T>(static items => new(items), reversed: true));

    public static void LinkedList<T>(ulong id) => Sequence<LinkedList<T>, T>(id, static items => new(items));

    public static void Collection<T>(ulong id) => Sequence<Collection<T>, T>(id, static items => new(new List<T>(items)));

    public static void ObservableCollection<T>(ulong id) => Sequence<ObservableCollection<T>, T>(id, static items => new(items));

    public static void ReadOnlyCollection<T>(ulong id) => Sequence<ReadOnlyCollection<T>, T>(id, static items => new(items));

    public static void ReadOnlyObservableCollection<T>(ulong id)
        => Sequence<ReadOnlyObservableCollection<T>, T>(id, static items => new(new ObservableCollection<T>(items)));

    public static void ReadOnlySet<T>(ulong id) => Sequence<ReadOnlySet<T>, T>(id, static items => new(new HashSet<T>(items)));

    public static void ConcurrentQueue<T>(ulong id) => Sequence<ConcurrentQueue<T>, T>(id, static items => new(items));

    public static void ConcurrentStack<T>(ulong id) => Codecs.Register(id, new SequenceFormatter<ConcurrentStack<T>, T>(static items => new(items), reversed: true));

    public static void ConcurrentBag<T>(ulong id) => Sequence<ConcurrentBag<T>, T>(id, static items => new(items));

    public static void ImmutableArray<T>(ulong id) => Codecs.Register(id, new ImmutableArrayFormatter<T>());

    public static void ImmutableList<T>(ulong id) => Sequence<ImmutableList<T>, T>(id, static items => [.. items]);

    public static void ImmutableHashSet<T>(ulong id) => Sequence<ImmutableHashSet<T>, T>(id, static items => [.. items]);

    public static void ImmutableSortedSet<T>(ulong id) => Sequence<ImmutableSortedSet<T>, T>(id, static items => [.. items]);

    public static void ImmutableQueue<T>(ulong id) => Sequence<ImmutableQueue<T>, T>(id, static items => [.. items]);

    public static void ImmutableStack<T>(ulong id)
        => Codecs.Register(id, new SequenceFormatter<ImmutableStack<T>, T>(static items => System.Collections.Immutable.ImmutableStack.CreateRange(items), reversed: true));

    public static void IImmutableList<T>(ulong id) => Sequence<IImmutableList<T>, T>(id, static items => items.ToImmutableList());

    public static void IImmutableSet<T>(ulong id) => Sequence<IImmutableSet<T>, T>(id, static items => items.ToImmutableHashSet());

    public static void IImmutableQueue<T>(ulong id) => Sequence<IImmutableQueue<T>, T>(id, static items => System.Collections.Immutable.ImmutableQueue.CreateRange(items));

    public static void IImmutableStack<T>(ulong id)
        => Codecs.Register(id, new SequenceFormatter<IImmutableStack<T>, T>(static items => System.Collections.Immutable.ImmutableStack.CreateRange(items), reversed: true));

    public static void FrozenSet<T>(ulong id) => Sequence<FrozenSet<T>, T>(id, static items => items.ToFrozenSet());

    public static void Dictionary<TKey, TValue>(ulong id) where TKey : notnull
        => Map<Dictionary<TKey, TValue>, TKey, TValue>(id, static pairs => pairs);

    public static void IDictionary<TKey, TValue>(ulong id) where TKey : notnull
        => Map<IDictionary<TKey, TValue>, TKey, TValue>(id, static pairs => pairs);

    public static void IReadOnlyDictionary<TKey, TValue>(ulong id) where TKey : notnull
        => Map<IReadOnlyDictionary<TKey, TValue>, TKey, TValue>(id, static pairs => pairs);

    public static void SortedDictionary<TKey, TValue>(ulong id) where TKey : notnull
        => Map<SortedDictionary<TKey, TValue>, TKey, TValue>(id, static pairs => new(pairs));

    public static void SortedList<TKey, TValue>(ulong id) where TKey : notnull
        => Map<SortedList<TKey, TValue>, TKey, TValue>(id, static pairs => new(pairs));

    public static void OrderedDictionary<TKey, TValue>(ulong id) where TKey : notnull
        => Map<OrderedDictionary<TKey, TValue>, TKey, TValue>(id, static pairs => new(pairs));

    public static void PriorityQueue<TElement, TPriority>(ulong id) => Codecs.Register(id, new PriorityQueueFormatter<TElement, TPriority>());

    public static void ConcurrentDictionary<TKey, TValue>(ulong id) where TKey : notnull
        => Map<ConcurrentDictionary<TKey, TValue>, TKey, TValue>(id, static pairs => new(pairs));

    public static void ReadOnlyDictionary<TKey, TValue>(ulong id) where TKey : notnull
        => Map<ReadOnlyDictionary<TKey, TValue>, TKey, TValue>(id, static pairs => new(pairs));

    public static void ImmutableDictionary<TKey, TValue>(ulong id) where TKey : notnull
        => Map<ImmutableDictionary<TKey, TValue>, TKey, TValue>(id, static pairs => pairs.ToImmutableDictionary());

    public static void ImmutableSortedDictionary<TKey, TValue>(ulong id) where TKey : notnull
        => Map<ImmutableSortedDictionary<TKey, TValue>, TKey, TValue>(id, static pairs => pairs.ToImmutableSortedDictionary());

    public static void IImmutableDictionary<TKey, TValue>(ulong id) where TKey : notnull
        => Map<IImmutableDictionary<TKey, TValue>, TKey, TValue>(id, static pairs => pairs.ToImmutableDictionary());

    public static void FrozenDictionary<TKey, TValue>(ulong id) where TKey : notnull
        => Map<FrozenDictionary<TKey, TValue>, TKey, TValue>(id, static pairs => pairs.ToFrozenDictionary());
#pragma warning restore CS1591

    private static void Sequence<TCollection, T>(ulong id, Func<T[], TCollection> create) where TCollection : class, IEnumerable<T>
        => Codecs.Register(id, new SequenceFormatter<TCollection, T>(create));

    private static void Map<TDictionary, TKey, TValue>(ulong id, Func<Dictionary<TKey, TValue>, TDictionary> create)
        where TDictionary : class, IEnumerable<KeyValuePair<TKey, TValue>>
        where TKey : notnull
        => Codecs.Register(id, new DictionaryFormatter<TDictionary, TKey, TValue>(create));
}
