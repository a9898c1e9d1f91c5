using System.Collections.Generic;

namespace Remote.Shared;

/// <summary>The open types that the runtime has formatters for, and the runtime's registration method of each.</summary>
internal static class KnownCollections
{
    private static readonly Dictionary<string, string> Methods = Create();

    /// <summary>The registration method, or null.</summary>
    public static string? Find(string metadataName) => Methods.TryGetValue(metadataName, out string? method) ? method : null;

    private static Dictionary<string, string> Create()
    {
        var methods = new Dictionary<string, string>();
        Add(methods, "System.", 1, "Nullable", "ReadOnlyMemory", "Memory", "ArraySegment");
        Add(methods, "System.Collections.Generic.", 1, "List", "IEnumerable", "IReadOnlyCollection", "IReadOnlyList", "ICollection", "IList",
            "HashSet", "ISet", "IReadOnlySet", "SortedSet", "Queue", "Stack", "LinkedList");
        Add(methods, "System.Collections.Generic.", 2, "Dictionary", "IDictionary", "IReadOnlyDictionary", "SortedDictionary", "SortedList",
            "OrderedDictionary", "PriorityQueue");
        Add(methods, "System.Collections.ObjectModel.", 1, "Collection", "ObservableCollection", "ReadOnlyCollection",
            "ReadOnlyObservableCollection", "ReadOnlySet");
        Add(methods, "System.Collections.ObjectModel.", 2, "ReadOnlyDictionary");
        Add(methods, "System.Collections.Concurrent.", 1, "ConcurrentQueue", "ConcurrentStack", "ConcurrentBag");
        Add(methods, "System.Collections.Concurrent.", 2, "ConcurrentDictionary");
        Add(methods, "System.Collections.Immutable.", 1, "ImmutableArray", "ImmutableList", "ImmutableHashSet", "ImmutableSortedSet",
            "ImmutableQueue", "ImmutableStack", "IImmutableList", "IImmutableSet", "IImmutableQueue", "IImmutableStack");
        Add(methods, "System.Collections.Immutable.", 2, "ImmutableDictionary", "ImmutableSortedDictionary", "IImmutableDictionary");
        Add(methods, "System.Collections.Frozen.", 1, "FrozenSet");
        Add(methods, "System.Collections.Frozen.", 2, "FrozenDictionary");
        return methods;
    }

    private static void Add(Dictionary<string, string> methods, string space, int arity, params string[] names)
    {
        foreach (string name in names) methods.Add(space + name + "`" + arity, name);
    }
}
