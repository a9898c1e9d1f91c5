namespace Remote;

/// <summary>How long an actor lives.</summary>
public enum Lifetime
{
    /// <summary>Until nobody holds a ref to it any more; at most as long as its creator's process.</summary>
    NonDetached,

    /// <summary>Until it is killed or the cluster ends, whoever created it.</summary>
    Detached,
}
