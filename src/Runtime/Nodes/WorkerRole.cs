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

    /// <summary>Nothing yet: it waits for a role.</summary>
    Spare,

    /// <summary>None: it is the process of another node.</summary>
    Node,
}
