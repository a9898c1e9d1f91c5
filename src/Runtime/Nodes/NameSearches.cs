using Remote.ControlPlane;

namespace Remote.Nodes;

/// <summary>
/// Lookups of names that nobody has yet. A process may have created the actor, told another of it, and be overtaken by that one's lookup:
/// so the others are asked first, and what they had sent comes before their answers. Touched by the node's loop alone.
/// </summary>
/// <param name="answer">Tells who asked which actor has the name now.</param>
internal sealed class NameSearches(Action<NodeClient, FindActor> answer)
{
    /// <summary>A process that is stopped answers nothing: it is not waited for longer than this.</summary>
    private const int MaxBeats = 2;

    private readonly Dictionary<ulong, Search> open = [];
    private ulong last;

    /// <summary>Answers once all others have.</summary>
    public void Begin(NodeClient asker, FindActor find, IEnumerable<NodeClient> clients)
    {
        NodeClient[] others = [.. clients.Where(c => c.Number != asker.Number)];
        var search = new Search(asker, find, [.. others.Select(static c => c.Number)]);
        open[++last] = search;
        foreach (NodeClient other in others) other.Send(new NameMissed(last));
        EndIfComplete(last, search);
    }

    /// <summary>A process has answered.</summary>
    public void OnAnswer(NodeClient client, ulong number)
    {
        if (!open.TryGetValue(number, out Search? search)) return;
        search.Missing.Remove(client.Number);
        EndIfComplete(number, search);
    }

    /// <summary>A process has ended, and nothing comes from it any more.</summary>
    public void OnGone(ulong process)
    {
        foreach ((ulong number, Search search) in open.ToArray())
        {
            search.Missing.Remove(process);
            if (search.Asker.Number == process) open.Remove(number);
            else EndIfComplete(number, search);
        }
    }

    /// <summary>Time passes: whoever has not answered is waited for no longer.</summary>
    public void OnBeat()
    {
        foreach ((ulong number, Search search) in open.ToArray())
        {
            if (++search.Beats >= MaxBeats) End(number, search);
        }
    }

    private void EndIfComplete(ulong number, Search search)
    {
        if (search.Missing.Count == 0) End(number, search);
    }

    private void End(ulong number, Search search)
    {
        open.Remove(number);
        answer(search.Asker, search.Find);
    }

    private sealed class Search(NodeClient asker, FindActor find, HashSet<ulong> missing)
    {
        public NodeClient Asker { get; } = asker;

        public FindActor Find { get; } = find;

        public HashSet<ulong> Missing { get; } = missing;

        public int Beats { get; set; }
    }
}
