using Microsoft.Extensions.Logging;
using Remote.Messaging;
using Remote.Messaging.Rings;

namespace Remote.Hosting;

/// <summary>Chooses what carries a session's messages: one kind for all its processes.</summary>
internal static class Messengers
{
    /// <summary>For some hundred connections. What a process cannot have of it later is a connection that could not be made, with the reason.</summary>
    private const long RoomForRings = 32 << 20;

    /// <summary>Where the session's rings are; null where NetMQ carries its messages.</summary>
    /// <param name="transport">What is wished.</param>
    /// <param name="sharedFolder">The session's folder in shared memory, which only its user can enter.</param>
    /// <param name="storeCapacity">Bytes that the object store may take there.</param>
    public static string? RingFolder(Transport transport, string sharedFolder, long storeCapacity)
        => transport == Transport.Auto && RingMessenger.IsSupported && HasRoom(sharedFolder, storeCapacity) ? sharedFolder : null;

    /// <param name="process">The process's number.</param>
    /// <param name="secret">The session's.</param>
    /// <param name="ringFolder">As <see cref="RingFolder"/> says.</param>
    /// <param name="logger">Where dropped strangers and failures go.</param>
    public static IMessenger Open(ulong process, byte[] secret, string? ringFolder, ILogger logger)
        => ringFolder is null ? new NetMqMessenger(process, secret, logger) : new RingMessenger(process, secret, ringFolder, logger);

    // On a disk a ring would work, and be written to it.
    private static bool HasRoom(string folder, long storeCapacity)
    {
        try
        {
            var drive = new DriveInfo(folder);
            return drive.DriveFormat == "tmpfs" && drive.AvailableFreeSpace - storeCapacity >= RoomForRings;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
