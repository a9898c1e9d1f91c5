namespace Remote.Shared;

/// <summary>The ways in which a type crosses.</summary>
internal enum CrossingKind
{
    /// <summary>Nothing to do or nothing known: a type that the runtime knows itself, a type parameter, a type that does not compile.</summary>
    None,

    /// <summary>Its memory is its format.</summary>
    Unmanaged,

    /// <summary>The runtime has a formatter for the open type: arrays, nullables, collections.</summary>
    Collection,

    /// <summary>A ref to a value.</summary>
    ObjectRef,

    /// <summary>A ref to an actor.</summary>
    ActorRef,

    /// <summary>A handle to a queue; its items cross too, one by one and in arrays.</summary>
    Queue,

    /// <summary>MemoryPack's generator writes its formatter.</summary>
    Packable,

    /// <summary>The user has written its formatter.</summary>
    Formatted,

    /// <summary>We write its formatter, member by member.</summary>
    Object,

    /// <summary>An abstract base whose derived types are all known.</summary>
    Union,

    /// <summary>It cannot cross.</summary>
    Fault,
}
