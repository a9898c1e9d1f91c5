using MemoryPack;

namespace Remote.Messaging;

/// <summary>Where a process of the session is reached.</summary>
/// <param name="Process">The process's number, unique in the session and never used again.</param>
/// <param name="Endpoint">The transport's address: <c>tcp://127.0.0.1:40123</c>.</param>
[MemoryPackable]
internal readonly partial record struct PeerAddress(ulong Process, string Endpoint);
