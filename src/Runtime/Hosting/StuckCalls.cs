namespace Remote.Hosting;

/// <summary>Calls that cannot go on for one and the same reason: the one that was met first, and how many they are.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">Its id.</param>
/// <param name="Since">Since when it cannot go on, as the session's clock counts.</param>
/// <param name="Reason">What it waits for, in words; made only for what is logged.</param>
/// <param name="Request">The request to the node that it waits for; 0 for none.</param>
internal sealed record StuckCalls(string Name, string Id, long Since, Func<string> Reason, ulong Request)
{
    public int Count { get; set; }
}
