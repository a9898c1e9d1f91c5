namespace Remote.Launch.Tests.Support;

/// <summary>Says what the workers that this process starts meanwhile do while they load the test assembly.</summary>
internal sealed class WorkerMode : IDisposable
{
    public WorkerMode(string mode) => Environment.SetEnvironmentVariable(WorkerReport.Variable, mode);

    public void Dispose() => Environment.SetEnvironmentVariable(WorkerReport.Variable, null);
}
