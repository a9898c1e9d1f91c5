namespace Soak;

/// <summary>What the cluster takes at one moment, in bytes.</summary>
/// <param name="Driver">Of memory that only this process has.</param>
/// <param name="Workers">Of memory that one of the workers alone has.</param>
/// <param name="Arena">Of shared memory.</param>
/// <param name="Disk">Of files with spilled objects.</param>
/// <param name="Objects">How many objects there are.</param>
internal sealed record Sample(long Driver, long Workers, long Arena, long Disk, long Objects);
