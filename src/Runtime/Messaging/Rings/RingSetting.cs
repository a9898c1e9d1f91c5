using Microsoft.Extensions.Logging;

namespace Remote.Messaging.Rings;

/// <summary>What a messenger's parts share.</summary>
/// <param name="Files">The session's folder.</param>
/// <param name="Peers">The living peers.</param>
/// <param name="Receiver">Where connections are read.</param>
/// <param name="Options">The limits.</param>
/// <param name="Logger">The log.</param>
internal sealed record RingSetting(RingFolder Files, PeerTable<RingPeer> Peers, RingReceiver Receiver, RingOptions Options, ILogger Logger);
