namespace Remote.Generators.Surfaces;

/// <summary>
/// Which files' surfaces a file's declarations depend on: those that declare a name it mentions, those that derive from what it declares, and so on
/// from those. Each file gets a digest of all that it reaches. Files that reach each other have one digest together, found by Tarjan's algorithm
/// (SIAM J. Comput. 1(2), 1972) without recursion; the cost grows with the number of names.
/// </summary>
internal sealed class SurfaceGraph
{
    private readonly TreeSurface[] files;
    private readonly Dictionary<string, List<int>> declaring, deriving;
    private readonly List<int> global = [];
    private readonly int[] order, low;
    private readonly ulong[] digests;
    private readonly bool[] isDone;
    private readonly Stack<int> open = new();
    private int visited;

    private SurfaceGraph(TreeSurface[] files)
    {
        this.files = files;
        declaring = ByName(static file => file.Declared);
        deriving = ByName(static file => file.Bases);
        for (int i = 0; i < files.Length; i++)
        {
            if (files[i].IsGlobal) global.Add(i);
        }

        (order, low, digests, isDone) = (new int[files.Length], new int[files.Length], new ulong[files.Length], new bool[files.Length]);
    }

    /// <summary>For each file, a digest of all that it reaches, itself included.</summary>
    public static ulong[] Digests(TreeSurface[] files)
    {
        var graph = new SurfaceGraph(files);
        for (int file = 0; file < files.Length; file++)
        {
            if (graph.order[file] == 0) graph.Visit(file);
        }

        return graph.digests;
    }

    private Dictionary<string, List<int>> ByName(Func<TreeSurface, IEnumerable<string>> names)
    {
        var found = new Dictionary<string, List<int>>();
        for (int i = 0; i < files.Length; i++)
        {
            foreach (string name in names(files[i]))
            {
                if (!found.TryGetValue(name, out List<int>? at)) found[name] = at = [];
                at.Add(i);
            }
        }

        return found;
    }

    private void Visit(int start)
    {
        var path = new Stack<(int File, IEnumerator<int> Next)>();
        Enter(start);
        while (path.Count > 0)
        {
            (int file, IEnumerator<int> next) = path.Peek();
            if (!next.MoveNext())
            {
                path.Pop();
                if (low[file] == order[file]) Close(file);
                if (path.Count > 0) low[path.Peek().File] = Math.Min(low[path.Peek().File], low[file]);
            }
            else if (order[next.Current] == 0)
            {
                Enter(next.Current);
            }
            else if (!isDone[next.Current])
            {
                low[file] = Math.Min(low[file], order[next.Current]);
            }
        }

        void Enter(int file)
        {
            order[file] = low[file] = ++visited;
            open.Push(file);
            path.Push((file, Reached(file).GetEnumerator()));
        }
    }

    /// <summary>The files that reach each other: their surfaces, and the digests of what else they reach, in no order.</summary>
    private void Close(int last)
    {
        var members = new List<int>();
        do members.Add(open.Pop());
        while (members[members.Count - 1] != last);

        var reached = new HashSet<ulong>(members.SelectMany(Reached).Where(file => isDone[file]).Select(file => digests[file]));
        ulong sum = 0;
        foreach (int file in members) sum += Digest.Scatter(files[file].Content);
        foreach (ulong digest in reached) sum += Digest.Scatter(~digest);
        foreach (int file in members) (digests[file], isDone[file]) = (Digest.Scatter(sum + (ulong)members.Count), true);
    }

    private IEnumerable<int> Reached(int file)
    {
        foreach (int other in global) yield return other;
        foreach (string name in files[file].Mentioned)
        {
            if (!declaring.TryGetValue(name, out List<int>? at)) continue;
            foreach (int other in at) yield return other;
        }

        foreach (string name in files[file].Declared)
        {
            if (!deriving.TryGetValue(name, out List<int>? at)) continue;
            foreach (int other in at) yield return other;
        }
    }
}
