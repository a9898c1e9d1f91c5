using Microsoft.Extensions.Logging;

namespace Remote.Messaging;

/// <summary>What messaging logs. Event ids 1100 to 1199; a retired one is never used again.</summary>
internal static partial class MessagingLog
{
    [LoggerMessage(1100, LogLevel.Warning, "Process {Self} dropped a connection that had not proved itself (claimed process {Claimed}): {Reason}")]
    public static partial void StrangerDropped(this ILogger logger, ulong self, ulong claimed, string reason);

    [LoggerMessage(1101, LogLevel.Warning, "Process {Self} dropped {Count} more connections that had not proved themselves")]
    public static partial void StrangersDropped(this ILogger logger, ulong self, int count);

    [LoggerMessage(1102, LogLevel.Warning, "Process {Self} lost process {Peer}: {Reason}")]
    public static partial void PeerFailed(this ILogger logger, ulong self, ulong peer, string reason);

    [LoggerMessage(1103, LogLevel.Debug, "Process {Self} closed its connections to process {Peer}: {Reason}")]
    public static partial void PeerClosed(this ILogger logger, ulong self, ulong peer, string reason);

    [LoggerMessage(1104, LogLevel.Error, "Process {Self}: the handler of messages threw")]
    public static partial void HandlerFailed(this ILogger logger, Exception exception, ulong self);

    [LoggerMessage(1105, LogLevel.Error, "Process {Self}: a pass of the I/O thread threw")]
    public static partial void PassFailed(this ILogger logger, Exception exception, ulong self);

    [LoggerMessage(1106, LogLevel.Critical, "Process {Self}: the I/O thread gave up; its peers are closed")]
    public static partial void LoopFailed(this ILogger logger, ulong self);

    [LoggerMessage(1107, LogLevel.Warning, "Process {Self} closed before process {Peer} had taken in all that was sent to it")]
    public static partial void NotFlushed(this ILogger logger, ulong self, ulong peer);
}
