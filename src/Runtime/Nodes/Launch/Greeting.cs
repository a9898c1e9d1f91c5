using Remote.ControlPlane;

namespace Remote.Nodes.Launch;

/// <summary>A worker that has said who it is.</summary>
internal sealed record Greeting(IControlChannel Channel, Register Registration);
