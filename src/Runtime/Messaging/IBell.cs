namespace Remote.Messaging;

/// <summary>What threads that follow a leader sleep on.</summary>
internal interface IBell
{
    /// <summary>How often it was rung.</summary>
    int Signal { get; }

    /// <summary>Wakes one that sleeps; who is about to does not.</summary>
    void Ring();

    /// <summary>Sleeps unless it was rung since <paramref name="seen"/> was read.</summary>
    void Wait(int seen, TimeSpan limit);
}
