using MemoryPack;

namespace Remote.ControlPlane;

/// <summary>
/// Node → the process of another node: it is one, with the command that starts its workers, which register at <paramref name="SocketPath"/>.
/// </summary>
[MemoryPackable]
internal sealed partial record NodeWelcome(
    ulong Node, byte[] Secret, string SocketPath, string WorkerHost, string[] WorkerArguments, long? WorkerMemory) : ControlMessage;

/// <summary>Node's process → node: it can start workers.</summary>
[MemoryPackable]
internal sealed partial record NodeServing : ControlMessage;

/// <summary>Node → node's process: start the worker of that number. Numbers are never given twice, so a repeat is a fault.</summary>
[MemoryPackable]
internal sealed partial record LaunchWorker(ulong Worker) : ControlMessage;

/// <summary>The answer to <see cref="LaunchWorker"/>: the worker's process, or why there is none.</summary>
[MemoryPackable]
internal sealed partial record WorkerLaunched(ulong Worker, int ProcessId, string? Failure) : ControlMessage;

/// <summary>Node → node's process: end a worker at once. Of one that has ended, nothing.</summary>
[MemoryPackable]
internal sealed partial record EndWorker(ulong Worker) : ControlMessage;

/// <summary>Node's process → node: a worker has ended, how, and the last that it wrote.</summary>
[MemoryPackable]
internal sealed partial record WorkerExited(ulong Worker, string Reason, string Output) : ControlMessage;
