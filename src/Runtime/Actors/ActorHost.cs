using Remote.ControlPlane;
using Remote.Messaging;

namespace Remote.ActorModel;

/// <summary>Where an actor lives now, as its callers see it: the process, and which life it is (0 is the first).</summary>
internal sealed record ActorHost(IPeer Peer, ActorId Actor, int Incarnation);
