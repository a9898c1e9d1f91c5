namespace Remote.Scheduling;

/// <summary>What somebody holds of a node or a bundle, until it is given back.</summary>
/// <param name="account">Of what.</param>
/// <param name="demand">How much.</param>
/// <param name="gpus">Which devices, as a mask.</param>
internal sealed class Holding(ResourceAccount account, Demand demand, ulong gpus)
{
    public ResourceAccount Account { get; } = account;

    public Demand Demand { get; } = demand;

    public ulong Gpus { get; } = gpus;

    /// <summary>Whether its CPUs are lent: who holds them waits.</summary>
    public bool CpusLent { get; set; }
}
