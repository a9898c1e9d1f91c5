using Microsoft.Extensions.Logging;

namespace Remote.Diagnostics;

/// <summary>Every message that the runtime logs, each with an id of its own. Ids are not reused.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "The connection to process {Process:x} ended: {Reason}. What was under way is lost; the process is ended, and its tasks run elsewhere.")]
    public static partial void PeerClosed(ILogger logger, ulong process, string reason);

    [LoggerMessage(2, LogLevel.Warning, "{Worker} {Reason}. {Consequence}")]
    public static partial void WorkerEnded(ILogger logger, string worker, string reason, string consequence);

    [LoggerMessage(3, LogLevel.Error, "No further workers are started: {Count} in a row ended before they were ready. The last one: {Reason}")]
    public static partial void StartingGivenUp(ILogger logger, int count, string reason);

    [LoggerMessage(4, LogLevel.Error, "The node failed while it handled {Message}; it goes on.")]
    public static partial void NodeFailed(ILogger logger, string message, Exception error);

    [LoggerMessage(5, LogLevel.Warning, "The actor {Name} ({Id}) threw while it was disposed.")]
    public static partial void ActorDisposeFailed(ILogger logger, string name, string id, Exception error);

    [LoggerMessage(6, LogLevel.Warning, "The actor {Name} ({Id}) is dead: {Reason}.")]
    public static partial void ActorDied(ILogger logger, string name, string id, string reason);

    [LoggerMessage(7, LogLevel.Information, "The actor {Name} ({Id}) is started again (restart {Attempt}): {Reason}.")]
    public static partial void ActorRestarts(ILogger logger, string name, string id, int attempt, string reason);

    [LoggerMessage(8, LogLevel.Warning, "Code that was registered on the token of a cancelled call threw.")]
    public static partial void CancellationFailed(ILogger logger, Exception error);

    [LoggerMessage(9, LogLevel.Error, "Process {Process:x} failed while it handled {Message} of its node; it goes on.")]
    public static partial void NodeMessageFailed(ILogger logger, ulong process, string message, Exception error);

    [LoggerMessage(10, LogLevel.Error, "Process {Process:x} failed while it handled a message to itself; it goes on.")]
    public static partial void OwnMessageFailed(ILogger logger, ulong process, Exception error);

    [LoggerMessage(44, LogLevel.Warning, "{Name} ({Id}){Others} cannot go on for {Seconds} s: it {Reason}.")]
    public static partial void CallStuck(ILogger logger, string name, string id, string others, string reason, long seconds);

    [LoggerMessage(45, LogLevel.Error, "The watch for calls that cannot go on failed; it goes on.")]
    public static partial void WatchdogFailed(ILogger logger, Exception error);

    [LoggerMessage(50, LogLevel.Error, "Process {Process:x} is cut off from the object store: {Reason}.")]
    public static partial void StorePeerRefused(ILogger logger, ulong process, string reason, Exception? error);

    [LoggerMessage(51, LogLevel.Error, "Process {Process:x} asked the object store for what is not its to ask; nothing was done.")]
    public static partial void StoreMisused(ILogger logger, ulong process, Exception error);

    [LoggerMessage(52, LogLevel.Warning, "The object store may take {Asked} (ClusterOptions.ObjectStoreMemory), but the file system of '{Folder}' has {Free} free: what does not fit is refused with an ObjectStoreFullException. In a container, give it a larger --shm-size.")]
    public static partial void StoreLargerThanMemory(ILogger logger, string asked, string folder, string free);

    [LoggerMessage(53, LogLevel.Warning, "The object store is in files under '{Folder}': there is no shared memory that can be used ({Reason}). Large values are as slow as that disk.")]
    public static partial void StoreOnDisk(ILogger logger, string folder, string reason);

    [LoggerMessage(60, LogLevel.Warning, "A service of worker {Worker:x} threw while it was disposed.")]
    public static partial void ServicesDisposeFailed(ILogger logger, ulong worker, Exception error);

    [LoggerMessage(22, LogLevel.Error, "What waited for a ref could not be told that it is complete.")]
    public static partial void WaiterFailed(ILogger logger, Exception error);

    [LoggerMessage(40, LogLevel.Warning, "The actor {Name} ({Id}) ran code each of the {Count} times that a process it lived in crashed; the last one {Reason}. It is given a process of its own, so that others live on.")]
    public static partial void ActorIsolated(ILogger logger, string name, string id, int count, string reason);

    [LoggerMessage(41, LogLevel.Warning, "{Worker} has not answered for {Seconds:0.#} s: it gets nothing new to do. {Then}.")]
    public static partial void WorkerSlow(ILogger logger, string worker, double seconds, string then);

    [LoggerMessage(42, LogLevel.Information, "{Worker} answers again.")]
    public static partial void WorkerAnswersAgain(ILogger logger, string worker);

    [LoggerMessage(43, LogLevel.Warning, "{Worker} is ended: {Reason}. Its tasks are run again and its actors started again where their options allow.")]
    public static partial void WorkerSilent(ILogger logger, string worker, string reason);

    [LoggerMessage(61, LogLevel.Information, "Object store: {Spilled} in {SpilledCount} objects moved to disk, {Restored} in {RestoredCount} objects read back in the last {Seconds:0} s. {OnDisk} on disk in '{Folder}'.")]
    public static partial void Spilled(ILogger logger, string spilled, long spilledCount, string restored, long restoredCount, double seconds, string onDisk, string folder);

    [LoggerMessage(62, LogLevel.Error, "Objects cannot be moved to disk since {Since:HH:mm:ss}: {Reason} What is in memory stays usable, but values that find no room fail with ObjectStoreFullException. Free space there, or set ClusterOptions.SpillDirectory to another disk; it is tried again by itself.")]
    public static partial void SpillingFails(ILogger logger, DateTimeOffset since, string reason, Exception error);

    [LoggerMessage(63, LogLevel.Information, "Objects are moved to disk again: it failed from {Since:HH:mm:ss} on.")]
    public static partial void SpillingWorksAgain(ILogger logger, DateTimeOffset since);

    [LoggerMessage(64, LogLevel.Error, "The stored object {Id} ({Length} bytes) is lost: {Reason}")]
    public static partial void RestoreFailed(ILogger logger, string id, long length, string reason, Exception error);

    [LoggerMessage(65, LogLevel.Warning, "{Node} is lost: {Reason}. Its tasks are run elsewhere and its actors started elsewhere where their options allow; what it stored is gone.")]
    public static partial void NodeLost(ILogger logger, string node, string reason);

    [LoggerMessage(66, LogLevel.Error, "The connection of store {Store:x} was ended: {Reason}.")]
    public static partial void TransferPeerRefused(ILogger logger, ulong store, string reason, Exception? error);

    [LoggerMessage(67, LogLevel.Warning, "The object {Object} ({Size}) does not come from its node, and is tried again for as long as that lives: {Reason}")]
    public static partial void TransferStalls(ILogger logger, string @object, string size, string reason);

    [LoggerMessage(55, LogLevel.Warning, "{What} is still held in the object store as the cluster ends: {Length} bytes. What holds it was made here:{Origin}")]
    public static partial void StillHeld(ILogger logger, string what, long length, string origin);

    [LoggerMessage(56, LogLevel.Warning, "{Count} more objects are still held in the object store as the cluster ends: {Length} bytes.")]
    public static partial void MoreHeld(ILogger logger, int count, long length);

    [LoggerMessage(75, LogLevel.Warning, "{Name} is run again{Others}: its result was needed and is lost. {Why}")]
    public static partial void MadeAgain(ILogger logger, string name, string others, string why);

    [LoggerMessage(78, LogLevel.Information, "{Name} is run again. {Why}")]
    public static partial void NeededAgain(ILogger logger, string name, string why);

    [LoggerMessage(76, LogLevel.Error, "The lost result of {Name} could not be made again. It was lost: {Why} Not made again: {Reason}")]
    public static partial void NotMadeAgain(ILogger logger, string name, string why, string reason);

    [LoggerMessage(77, LogLevel.Warning, "How results were made takes more than {Limit} bytes (ClusterOptions.LineageMemory): from now on the oldest is forgotten, first that of {Name}. What is forgotten cannot be made again if it is lost.")]
    public static partial void LineageFull(ILogger logger, long limit, string name);

    [LoggerMessage(80, LogLevel.Warning, "{Details}")]
    public static partial void EndedForMemory(ILogger logger, string details);

    [LoggerMessage(90, LogLevel.Warning, "Placement group {Group} has lost {Bundles} with node {Node:x}: what was there is placed on another as soon as one has room, and waits until then.")]
    public static partial void BundlesLost(ILogger logger, string group, string bundles, ulong node);

    [LoggerMessage(91, LogLevel.Information, "Placement group {Group} has all its bundles again, on the nodes {Nodes}.")]
    public static partial void BundlesPlacedAgain(ILogger logger, string group, string nodes);

    [LoggerMessage(81, LogLevel.Error, "{Details}")]
    public static partial void NothingToEnd(ILogger logger, string details);
}
