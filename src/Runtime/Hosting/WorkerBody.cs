using Remote.ControlPlane;

namespace Remote.Hosting;

/// <summary>What a worker does between its welcome and its end.</summary>
/// <param name="welcome">The node's answer to its registration.</param>
/// <param name="channel">The channel to the node; to be started. When it ends, the process is ended, whatever runs.</param>
internal delegate Task WorkerBody(Welcome welcome, IControlChannel channel);
