using Remote.ControlPlane;
using Remote.GeneratedCode;
using Remote.Hosting;
using Remote.Messaging;

namespace Remote.Tasks;

/// <summary>A task that this worker was sent: its call, and its hold on the worker's one CPU.</summary>
internal sealed class IncomingTask(Session session, TaskExecutor executor, TaskMethod? method, TaskHead head, Invocation invocation)
    : TaskContext(session, invocation), IFollowUp
{
    public TaskMethod? Method { get; } = method;

    public ulong MethodId { get; } = head.Method;

    public ulong Lease { get; } = head.Lease;

    public override ulong Gpus { get; } = head.Gpus;

    /// <summary>Whether it is run again where this worker is lost.</summary>
    public bool MayRetry { get; } = head.MayRetry;

    /// <summary>When it came, in <see cref="Environment.TickCount64"/>.</summary>
    public long Arrived { get; } = Environment.TickCount64;

    /// <summary>When it got the CPU last, in <see cref="Environment.TickCount64"/>.</summary>
    public long Began { get; set; }

    /// <summary>Whether it holds the worker's CPU. Guarded by the executor.</summary>
    public bool OwnsCpu { get; set; }

    /// <summary>Whether it is about to give its CPU away. Guarded by the executor.</summary>
    public bool GivesCpu { get; set; }

    /// <summary>Where the node reads that it runs; null before it has begun. Guarded by the executor.</summary>
    public TaskMark? Mark { get; set; }

    /// <summary>Whether its method has ended; code that it left running may still wait. Guarded by the executor.</summary>
    public bool Ended { get; set; }

    /// <summary>
    /// Waits that are open: there can be several (Task.WhenAll over awaits). The CPU is given back with the first and taken with the last.
    /// Guarded by the executor: a count that changed apart from the CPU would let a task wait for a CPU that it holds itself.
    /// </summary>
    public int Waits { get; set; }

    /// <summary>What goes on when it has its CPU again; null where it is not in line for it. Guarded by the executor.</summary>
    public Action? Resumptions { get; set; }

    bool IFollowUp.NeedsThread => true;

    void IThreadPoolWorkItem.Execute() => executor.RunAll(this);

    void IFollowUp.RunElsewhere() => executor.RunOnThread(this);

    public override void EnterWait() => executor.EnterWait(this);

    public override void ExitWait(Action then) => executor.ExitWait(this, then);

    public override void ExitWaitBlocking()
    {
        var resumed = new ManualResetEventSlim();
        executor.ExitWait(this, resumed.Set);
        resumed.Wait();
    }
}
