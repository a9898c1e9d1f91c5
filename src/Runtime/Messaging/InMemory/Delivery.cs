using Remote.Wire;

namespace Remote.Messaging;

/// <summary>What a messenger's loop hands to its handler next: a message, or, where there is none, that the peer closed and why.</summary>
internal readonly record struct Delivery(InMemoryPeer Peer, MessageBuffer? Message, string? Reason);
