namespace Remote.Generators.Codecs;

/// <summary>What is emitted for a type.</summary>
internal enum CodecKind
{
    /// <summary>A registration without a formatter: its memory is its format.</summary>
    Unmanaged,

    /// <summary>A call of the runtime's method for the open type.</summary>
    Collection,

    /// <summary>A registration as ref to a value.</summary>
    ObjectRef,

    /// <summary>A registration as ref to an actor.</summary>
    ActorRef,

    /// <summary>A registration as queue, with the actor behind it.</summary>
    Queue,

    /// <summary>A registration of the formatter that MemoryPack's generator writes.</summary>
    Packable,

    /// <summary>A registration of the formatter that the user has written.</summary>
    Formatted,

    /// <summary>A formatter, member by member.</summary>
    Object,

    /// <summary>A formatter that tells the derived types apart by a tag.</summary>
    Union,
}
