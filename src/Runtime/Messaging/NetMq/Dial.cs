namespace Remote.Messaging;

/// <summary>A process that was dialled and has not proved itself yet.</summary>
/// <param name="Peer">What its messages wait in.</param>
/// <param name="Endpoint">Where it was dialled.</param>
/// <param name="Deadline">When it counts as unreachable, in <see cref="Environment.TickCount64"/>.</param>
internal sealed record Dial(NetMqPeer Peer, string Endpoint, long Deadline);
