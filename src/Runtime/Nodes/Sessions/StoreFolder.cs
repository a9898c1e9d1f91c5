using Microsoft.Extensions.Logging;
using Remote.Diagnostics;
using Remote.Storage;

namespace Remote.Nodes.Sessions;

/// <summary>Where a node's shared memory is: in memory where the system has files that are, else on disk.</summary>
internal static class StoreFolder
{
    /// <summary>Another place for it: a tmpfs with huge pages, or a disk.</summary>
    private const string Variable = "REMOTE_STORE_FOLDER";

    private const string SharedMemory = "/dev/shm";

    /// <summary>As Ray: the rest is for the programs' own memory.</summary>
    private const double Share = 0.3;

    private const long LeastSize = 1 << 20;

    /// <summary>Makes a session folder there, after clearing those of dead sessions.</summary>
    /// <exception cref="IOException">The folder that the environment names cannot be used.</exception>
    public static SessionFolder Create(ILogger logger)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } chosen) return SessionFolder.Create(Path.Combine(chosen, Name));
        if (!OperatingSystem.IsLinux()) return SessionFolder.Create();
        try
        {
            if (FreeBytes(SharedMemory) < 2 * LeastSize) return OnDisk(logger, $"{SharedMemory} is full");
            return SessionFolder.Create(Path.Combine(SharedMemory, Name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return OnDisk(logger, e.Message);
        }
    }

    /// <summary>What was asked for; else the default.</summary>
    public static long SizeFor(long? asked, string folder, ILogger logger)
    {
        if (asked is not { } bytes) return DefaultSize(folder);
        if (FreeBytes(folder) is var free && free < bytes) Log.StoreLargerThanMemory(logger, ByteText.Of(bytes), folder, ByteText.Of(free));
        return bytes;
    }

    /// <summary>30 % of the machine's memory, and no more than fifteen sixteenths of what the file system has free.</summary>
    private static long DefaultSize(string folder)
    {
        long free = FreeBytes(folder);
        return Math.Max(LeastSize, Math.Min((long)(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes * Share), free - free / 16));
    }

    private static string Name => $"remote-{Environment.UserName}";

    private static SessionFolder OnDisk(ILogger logger, string reason)
    {
        SessionFolder folder = SessionFolder.Create();
        Log.StoreOnDisk(logger, folder.Path, reason);
        return folder;
    }

    private static long FreeBytes(string folder) => new DriveInfo(folder).AvailableFreeSpace;
}
