using System.Diagnostics;

namespace Remote.Messaging;

/// <summary>Runs what messages lead to on threads that receive, and knows whether it mostly is short.</summary>
/// <param name="limit">What takes less is short.</param>
internal sealed class UserCode(TimeSpan limit)
{
    private readonly RunLength runs = new(limit);

    /// <summary>What threads have to run in that is nobody's.</summary>
    private volatile ExecutionContext? clean;

    public bool IsShort => runs.AreShort;

    public ExecutionContext? Clean => clean;

    /// <summary>A thread of the messenger begins.</summary>
    public void Begin() => clean ??= ExecutionContext.Capture();

    /// <summary>Runs all. An exception of user code ends the process, as it would on the thread pool.</summary>
    public void Run(FollowUps own)
    {
        long start = Stopwatch.GetTimestamp();
        own.RunAll();
        runs.Note(Stopwatch.GetTimestamp() - start);
        // What it has left in async locals is not for the next.
        if (ExecutionContext.Capture() != clean) ExecutionContext.Restore(clean!);
        if (SynchronizationContext.Current is not null) SynchronizationContext.SetSynchronizationContext(null);
    }
}
