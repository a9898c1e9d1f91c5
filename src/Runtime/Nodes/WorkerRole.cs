namespace Remote.Nodes;

/// <summary>What a worker process is for.</summary>
internal enum WorkerRole : byte
{
    /// <summary>Runs tasks, one at a time.</summary>
    Tasks,

    /// <summary>Hosts many actors.</summary>
    Actors,

    /// <summary>Hosts one actor alone.</summary>
    OneActor,
}
