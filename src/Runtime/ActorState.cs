namespace Remote;

/// <summary>An actor's life: pending → alive ⇄ restarting → dead.</summary>
public enum ActorState : byte
{
    /// <summary>It waits for the arguments of its constructor or for resources, or its constructor runs.</summary>
    Pending,

    /// <summary>It takes calls.</summary>
    Alive,

    /// <summary>It was lost, and is being started again.</summary>
    Restarting,

    /// <summary>It has ended for good.</summary>
    Dead,
}
