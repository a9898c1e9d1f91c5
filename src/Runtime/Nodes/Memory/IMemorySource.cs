namespace Remote.Nodes.Memory;

/// <summary>Says how much memory is used, by the machine and by one process. Cheap enough to be asked four times a second.</summary>
internal interface IMemorySource
{
    /// <summary>The memory that will run out first; null where that cannot be read now.</summary>
    MachineMemory? ReadMachine();

    /// <summary>Bytes that a process alone holds, swapped ones included: not what it shares, so not the object store. 0 for one that is gone.</summary>
    long ReadPrivate(int process);
}
