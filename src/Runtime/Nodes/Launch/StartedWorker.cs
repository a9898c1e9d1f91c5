using Remote.ControlPlane;

namespace Remote.Nodes.Launch;

/// <summary>A worker that has registered, and waits for its <see cref="Welcome"/>.</summary>
/// <param name="Process">The process.</param>
/// <param name="Channel">Its channel, from which <paramref name="Registration"/> has been taken; to be started.</param>
/// <param name="Registration">What it said of itself.</param>
internal sealed record StartedWorker(IWorkerProcess Process, IControlChannel Channel, Register Registration);
