namespace Soak;

/// <summary>What the cluster takes at one moment: bytes, and numbers of things.</summary>
/// <param name="Driver">Of memory that only this process has.</param>
/// <param name="Heap">Of it, managed objects that somebody still reaches, when last looked.</param>
/// <param name="Workers">Of memory that one of the workers alone has.</param>
/// <param name="Arena">Of shared memory.</param>
/// <param name="Disk">Of disk, for spilled objects.</param>
/// <param name="Files">How many files those are in.</param>
/// <param name="Objects">How many objects there are.</param>
internal sealed record Sample(long Driver, long Heap, long Workers, long Arena, long Disk, long Files, long Objects);
