namespace Remote.Nodes.Memory;

/// <summary>Says how much memory is used, by the machine and by one process. Cheap enough to be asked four times a second.</summary>
internal interface IMemorySource
{
    /// <summary>The memory that will run out first; null where that cannot be read now.</summary>
    MachineMemory? ReadMachine();

    /// <summary>Bytes that may still be used until the first of the memories that were read last has this part of it in use; 0 where none could be read.</summary>
    long RoomBelow(double limit);

    /// <summary>Bytes that a process alone holds, swapped ones included: not what it shares, so not the object store. 0 for one that is gone.</summary>
    long ReadPrivate(int process);
}
