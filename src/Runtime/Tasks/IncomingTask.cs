using Remote.GeneratedCode;
using Remote.Hosting;

namespace Remote.Tasks;

/// <summary>A task that this worker was sent: its call, and its hold on the worker's one CPU.</summary>
internal sealed class IncomingTask(Session session, TaskExecutor executor, TaskMethod? method, ulong methodId, ulong lease, Invocation invocation)
    : TaskContext(session, invocation)
{
    private int waits;

    public TaskMethod? Method { get; } = method;

    public ulong MethodId { get; } = methodId;

    public ulong Lease { get; } = lease;

    /// <summary>When it began, in <see cref="Environment.TickCount64"/>.</summary>
    public long Began { get; set; }

    /// <summary>Whether it holds the worker's CPU. Guarded by the executor.</summary>
    public bool OwnsCpu { get; set; }

    /// <summary>Whether its method has ended; code that it left running may still wait. Guarded by the executor.</summary>
    public bool Ended { get; set; }

    // Several waits can be open at once (Task.WhenAll over awaits): the CPU is given back with the first and taken with the last.
    public override void EnterWait()
    {
        if (Interlocked.Increment(ref waits) == 1) executor.OnWaits(this);
    }

    public override void ExitWait(Action then)
    {
        if (Interlocked.Decrement(ref waits) == 0) executor.Resume(this, then);
        else then();
    }

    public override void ExitWaitBlocking()
    {
        if (Interlocked.Decrement(ref waits) != 0) return;
        using var resumed = new ManualResetEventSlim();
        executor.Resume(this, resumed.Set);
        resumed.Wait();
    }
}
