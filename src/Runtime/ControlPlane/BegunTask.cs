namespace Remote.ControlPlane;

/// <summary>A task that has begun and not ended, as its worker told the node.</summary>
/// <param name="Name">Its method.</param>
/// <param name="MayRetry">Whether it is run again where its worker is lost.</param>
/// <param name="BegunAt">When it began, in <see cref="Environment.TickCount64"/>.</param>
internal sealed record BegunTask(string Name, bool MayRetry, long BegunAt);
