using Remote.ControlPlane;

namespace Remote.Nodes;

/// <summary>The end of a process that hosted actors: which of them ran code, and so may have caused it. Touched by the node's loop alone.</summary>
internal sealed class HostCrash
{
    /// <summary>An actor that ran when its process ended so often is given a process of its own.</summary>
    public const int CrashesUntilAlone = 2;

    private readonly IReadOnlyDictionary<ActorId, ActivitySlot>? activity;
    private readonly bool served;

    /// <param name="host">The process.</param>
    /// <param name="activity">What it left of its actors' activity; null where it left nothing.</param>
    /// <param name="isCause">Whether the process ended by itself; false where its whole node is gone.</param>
    public HostCrash(NodeWorker host, IReadOnlyDictionary<ActorId, ActivitySlot>? activity, bool isCause = true)
    {
        this.activity = activity;
        served = host.Serves;
        // Where the node ended it, its actors are not the cause.
        if (isCause && host.KilledBecause is null) Suspects = [.. host.Actors.Where(IsRunning)];
        foreach (ActorEntry suspect in Suspects) suspect.Crashes++;
        if (host.Role == WorkerRole.Actors) Culprit = FindCulprit();
        if (Culprit is not null) Culprit.Alone = true;
    }

    /// <summary>The actors that ran code.</summary>
    public IReadOnlyList<ActorEntry> Suspects { get; } = [];

    /// <summary>The one that is to live alone from now on; null where there is none. One at a time: the others may be its victims.</summary>
    public ActorEntry? Culprit { get; }

    /// <summary>Whether its constructor had begun. What has not begun is not begun again but for the first time.</summary>
    public bool HadBegun(ActorEntry entry)
        => served && (entry.State == ActorState.Alive || activity is null || activity.Count >= ActorActivity.Capacity
            || (activity.TryGetValue(entry.Id, out ActivitySlot slot) && slot.BegunAt != 0));

    /// <summary>Whether it was there, idle, while another ran code. Where nobody did, the cause lies outside, and nobody is innocent.</summary>
    public bool IsBystander(ActorEntry entry) => Suspects.Count > 0 && !Suspects.Contains(entry);

    /// <summary>How it ended, with the suspects' names for the others.</summary>
    public string Describe(string reason, ActorEntry entry)
    {
        if (!IsBystander(entry)) return $"its worker process {reason}";
        string names = string.Join(", ", Suspects.Take(3).Select(static s => $"{s.Name} ({s.Id})"));
        string more = Suspects.Count > 3 ? $" and {Suspects.Count - 3} more" : "";
        return $"its worker process {reason} while it ran code of {names}{more}";
    }

    // The most crashes; then whoever began last: what has run for an hour ends a process less often than what has run for a moment.
    private ActorEntry? FindCulprit()
        => Suspects.Where(s => s is { Crashes: >= CrashesUntilAlone, Alone: false } && s.MayRestart)
            .OrderByDescending(static s => s.Crashes).ThenByDescending(s => activity![s.Id].BegunAt).FirstOrDefault();

    private bool IsRunning(ActorEntry entry) => activity is not null && activity.TryGetValue(entry.Id, out ActivitySlot slot) && slot.UnderWay > 0;
}
