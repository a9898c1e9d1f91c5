using MemoryPack;

namespace Remote.Storage.Sockets;

/// <summary>Where the processes of a node find its store.</summary>
/// <param name="Number">The store's number.</param>
/// <param name="SocketPath">Where its server listens.</param>
/// <param name="ArenaPath">The file to map.</param>
/// <param name="Capacity">How much of it, in bytes.</param>
[MemoryPackable]
internal sealed partial record StoreAddress(ulong Number, string SocketPath, string ArenaPath, long Capacity);
