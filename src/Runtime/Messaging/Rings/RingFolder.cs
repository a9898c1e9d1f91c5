namespace Remote.Messaging.Rings;

/// <summary>What the processes of a session have in its folder, and under which names. Only the session's user can enter the folder.</summary>
internal sealed class RingFolder(string path)
{
    private const string Scheme = "ring://";

    /// <summary>Where a process listens.</summary>
    public string SocketOf(ulong process) => Path.Combine(path, $"ring-{process}");

    /// <summary>What a process is woken by.</summary>
    public string BellOf(ulong process) => $"{SocketOf(process)}.bell";

    /// <summary>The memory of a connection, until both ends have mapped it.</summary>
    public string MemoryOf(ulong dialler, ulong number) => $"{SocketOf(dialler)}-{number:x16}.memory";

    public string EndpointOf(ulong process) => Scheme + SocketOf(process);

    /// <summary>Deletes what a process has there. For who knows that it was killed: one that ends by itself clears up.</summary>
    public void Sweep(ulong process)
    {
        foreach (string file in Directory.EnumerateFiles(path, $"ring-{process}-*.memory")) File.Delete(file);
        File.Delete(BellOf(process));
        File.Delete(SocketOf(process));
    }
}
