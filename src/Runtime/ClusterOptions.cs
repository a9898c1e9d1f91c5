using Microsoft.Extensions.Logging;
using Remote.Nodes.Memory;

namespace Remote;

/// <summary>How a local cluster is started. A member that is null leaves the default.</summary>
public sealed record ClusterOptions
{
    private const long MinWorkerMemory = 64 << 20;
    internal const long MinObjectStoreMemory = 1 << 20;

    /// <summary>Worker processes to start. Default: one per CPU of <see cref="Cpus"/>.</summary>
    public int? Workers { get; init; }

    /// <summary>CPUs to schedule on. Default: the machine's.</summary>
    public double? Cpus { get; init; }

    /// <summary>GPUs to schedule on, at most 64; numbered from 0. Default 0. Nothing is looked for: the number is what is lent out.</summary>
    public double? Gpus { get; init; }

    /// <summary>Labels of this machine, by name: for <see cref="Placement.Label"/>. Default: none.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>Custom resources of this machine, by name.</summary>
    public IReadOnlyDictionary<string, double>? Resources { get; init; }

    /// <summary>Worker processes (default) or threads of this process.</summary>
    public Isolation Isolation { get; init; }

    /// <summary>What carries calls between processes: shared memory where the machine has it (default), or NetMQ. Workers that are threads need neither.</summary>
    public Transport Transport { get; init; }

    /// <summary>
    /// How long a worker process may be silent before it counts as dead: it is ended, its tasks run again, its actors are started again. It is
    /// asked every twentieth of this, on a thread that user code cannot occupy, and gets nothing new to do after three in which it did not
    /// answer. Default 60 s, at least 1 s; <see cref="Timeout.InfiniteTimeSpan"/> waits for ever, as a debugger that halts a worker needs.
    /// </summary>
    public TimeSpan? HeartbeatTimeout { get; init; }

    /// <summary>
    /// Bound of each worker's managed heap in bytes, at least 64 MiB: code that asks for more gets an <see cref="OutOfMemoryException"/>. Default: three
    /// quarters of the machine's memory, as .NET takes in a container; DOTNET_GCHeapHardLimit in this program's environment wins over the default.
    /// </summary>
    public long? WorkerMemory { get; init; }

    /// <summary>
    /// The part of the machine's memory, or of its container's where that has a limit, beyond which work is ended, one worker after the other,
    /// until there is room again: the newest task that may be run again first. What ends fails with, or after its retries with, an error whose
    /// inner <see cref="OutOfMemoryException"/> says who held what. Also ended is a worker that takes more than its work has declared with Memory.
    /// From 0 to 1. Default: the environment variable REMOTE_MEMORY_LIMIT, else 0.95, as Ray; 0 ends nothing. On Linux only.
    /// </summary>
    public double? MemoryLimit { get; init; }

    /// <summary>
    /// How large the store of values over 100 KiB may become, in bytes of memory shared by this program and its workers, at least 1 MiB. It takes memory
    /// as it is used, and keeps it. Default: 30 % of the machine's memory, as Ray has it, and at most what /dev/shm has free less a sixteenth.
    /// </summary>
    public long? ObjectStoreMemory { get; init; }

    /// <summary>
    /// How much of each process's memory may keep how its tasks' results over 100 KiB were made, in bytes, so that those that are lost are made
    /// again: the arguments given by value, some hundred bytes more for each task. Beyond it the oldest is forgotten. Default 256 MiB (Ray: 1 GiB);
    /// 0 keeps nothing, and makes nothing again.
    /// </summary>
    public long? LineageMemory { get; init; }

    /// <summary>
    /// Whether lines that workers write again and again are folded: within 5 s, lines of several workers that differ in numbers only, and lines
    /// of one worker that do not differ, become one that says how many they were. All of them are in <see cref="Cluster.LogFolder"/>. Default:
    /// yes, unless the environment variable REMOTE_FOLD_OUTPUT is 0.
    /// </summary>
    public bool? FoldOutput { get; init; }

    /// <summary>
    /// Where objects go that do not fit in memory: a directory on a disk, made where it is missing; each start has a folder of its own in it, which
    /// only this user can enter, and which goes with the cluster. Default: the temporary folder; /var/tmp where that is in memory.
    /// </summary>
    public string? SpillDirectory { get; init; }

    /// <summary>
    /// Whether what is still held in the object store when the cluster ends is named in the log: each object with its size, its owner, and the
    /// stack where the ref to it, or the memory that is read in place, was made. Each ref then costs a stack trace. Default: no.
    /// </summary>
    public bool TraceRefs { get; init; }

    /// <summary>Where log messages go. Default: warnings and errors to standard error.</summary>
    public ILoggerFactory? Logging { get; init; }

    /// <summary>The clock of the driver and of workers that are threads: tests of what happens after a while have their own.</summary>
    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Who says how much memory is used: tests have their own.</summary>
    internal IMemorySource? Memory { get; init; }

    /// <exception cref="ArgumentException">A member has a value that means nothing.</exception>
    internal void ThrowIfInvalid()
    {
        if (HeartbeatTimeout is { } timeout && timeout != Timeout.InfiniteTimeSpan && timeout < TimeSpan.FromSeconds(1))
            throw new ArgumentException($"ClusterOptions.HeartbeatTimeout is {timeout}. Give 1 s or more, or Timeout.InfiniteTimeSpan.");
        if (!Enum.IsDefined(Transport)) throw new ArgumentException($"ClusterOptions.Transport is {(int)Transport}. Give Transport.Auto or Transport.NetMQ.");
        if (MemoryLimit is < 0 or > 1 or double.NaN) throw new ArgumentException($"ClusterOptions.MemoryLimit is {MemoryLimit}. Give a part of the memory, from 0 to 1; 0 ends nothing.");
        if (ObjectStoreMemory < MinObjectStoreMemory)
            throw new ArgumentException($"ClusterOptions.ObjectStoreMemory is {ObjectStoreMemory} bytes. Give {MinObjectStoreMemory} or more.");
        if (LineageMemory < 0) throw new ArgumentException($"ClusterOptions.LineageMemory is {LineageMemory} bytes. Give 0 or more.");
        if (WorkerMemory < MinWorkerMemory) throw new ArgumentException($"ClusterOptions.WorkerMemory is {WorkerMemory} bytes. Give {MinWorkerMemory} or more.");
    }
}
