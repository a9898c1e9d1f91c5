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
