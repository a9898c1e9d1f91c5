namespace Remote;

/// <summary>What carries calls between the processes of a cluster.</summary>
public enum Transport
{
    /// <summary>
    /// Rings in memory that the processes of one machine share, where the machine has them: Linux on x64 or arm64, with room in /dev/shm for the
    /// object store and 32 MiB more. <see cref="NetMQ"/> elsewhere.
    /// </summary>
    Auto,

    /// <summary>NetMQ over loopback TCP, always.</summary>
    NetMQ,
}
