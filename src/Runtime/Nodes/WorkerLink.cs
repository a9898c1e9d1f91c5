using Remote.ControlPlane;

namespace Remote.Nodes;

/// <summary>A started worker as its node reaches it.</summary>
/// <param name="Number">Its process number.</param>
/// <param name="ProcessId">The operating system's id.</param>
/// <param name="Channel">The channel to it; not started yet.</param>
/// <param name="Exited">Completes when it is gone, with how it ended.</param>
/// <param name="Output">The end of what it wrote.</param>
/// <param name="Kill">Ends it at once.</param>
internal sealed record WorkerLink(ulong Number, int ProcessId, IControlChannel Channel, Task<string> Exited, Func<string> Output, Action Kill)
{
    /// <summary>The file in which it says which of its actors run code; null for a worker that cannot end alone.</summary>
    public string? ActivityFile { get; init; }

    /// <summary>What its lineage may take, in bytes; null for the default.</summary>
    public long? LineageMemory { get; init; }

    /// <summary>The file in which it says which of its tasks have begun; null for a worker that cannot end alone.</summary>
    public string? TaskFile { get; init; }
}
