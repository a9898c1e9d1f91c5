using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.Nodes;

/// <summary>An actor that says where it lives.</summary>
[Remote]
internal class Resident
{
    private readonly int life = RemoteContext.Current.Attempt;

    public string NodeId() => RemoteContext.Current.NodeId;

    public int ProcessId() => Environment.ProcessId;

    public int Life() => life;

    /// <summary>Another actor's node, asked from here.</summary>
    public async Task<string> NodeOf(IActorRef<Resident> other) => await other.NodeId();
}

/// <summary>Tasks that say where they run.</summary>
internal static class Settler
{
    [Remote]
    public static string NodeId() => RemoteContext.Current.NodeId;

    /// <summary>Notes its node and process; on a node in which it must not end, it does not.</summary>
    [Remote]
    public static string EndElsewhere(string notEndingOn, string runs)
    {
        string node = RemoteContext.Current.NodeId;
        Signals.Append(runs, $"{node} {Environment.ProcessId}");
        if (node == notEndingOn) Thread.Sleep(Timeout.Infinite);
        return node;
    }

    [Remote]
    public static void Say(string line) => Console.WriteLine(line);
}
