namespace Remote.Nodes.Memory;

/// <summary>The memory that this node's processes share with whatever else runs there, in bytes.</summary>
/// <param name="Who">Whose memory it is: the machine's, or that of a group of processes with a limit of its own.</param>
/// <param name="Total">How much there is.</param>
/// <param name="Used">What cannot be had back without ending something: caches of files do not count, shared memory does.</param>
/// <param name="Shared">The part of it that is shared memory: the object store's, as a rule.</param>
internal readonly record struct MachineMemory(string Who, long Total, long Used, long Shared)
{
    public double Fraction => Total > 0 ? (double)Used / Total : 0;
}
