using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Remote.ActorModel;
using Remote.Scheduling;
using Remote.Tasks;

namespace Remote;

/// <summary>What remote code can know of the call that it runs in.</summary>
public sealed class RemoteContext
{
    private readonly TaskContext context;

    private RemoteContext(TaskContext context) => this.context = context;

    /// <summary>The running call's context.</summary>
    /// <exception cref="InvalidOperationException">The code does not run as part of a remote call.</exception>
    public static RemoteContext Current
        => TryGetCurrent() ?? throw new InvalidOperationException("RemoteContext.Current exists only in code that a remote call runs. In the driver, use Cluster.Current.");

    /// <summary>
    /// The running task's or call's id. It ends in <c>-0</c> where there is no call: in an actor's constructor and disposal, and in code that a method has
    /// left running and that looks at its context for the first time after the method has returned.
    /// </summary>
    public string TaskId => $"{context.Invocation.Caller:x}-{context.Invocation.CallId:x}";

    /// <summary>The actor's id; null in a task.</summary>
    public string? ActorId => context.Invocation.Actor?.ToString();

    /// <summary>The worker's number in its cluster.</summary>
    public string WorkerId => context.Session.Number.ToString("x");

    /// <summary>The node's number in its cluster.</summary>
    public string NodeId => context.Session.Node.ToString("x");

    /// <summary>0 at the first run of the task, 1 at its first retry, and so on; for an actor, its restarts.</summary>
    public int Attempt => context.Invocation.Attempt;

    /// <summary>The GPUs that the task or actor holds: the numbers of its node's devices, ascending. Several that hold a fraction may share one.</summary>
    public IReadOnlyList<int> Gpus => GpuDevices.IdsOf(context.Gpus);

    /// <summary>Logs to the worker's log.</summary>
    public ILogger Logger => context.Session.Logger;

    /// <summary>Trips when the call is cancelled.</summary>
    public CancellationToken CancellationToken => context.Invocation.CancellationToken;

    /// <summary>
    /// Ends the actor that runs this code, from within; it is not started again. This method does not return: the running call ends here,
    /// and its ref fails with <see cref="ActorDiedException"/>. Calls under way see their tokens and are waited for, calls that wait fail
    /// with <see cref="ActorDiedException"/>, and then the actor is disposed. Code that catches the exception by which this method leaves
    /// goes on to the end of its call, and the actor ends after it.
    /// </summary>
    /// <exception cref="InvalidOperationException">The code does not run in an actor.</exception>
    [DoesNotReturn]
    public void ExitActor() => throw (context is ActorContext actor
        ? actor.Actor.Exit(actor.Invocation)
        : new InvalidOperationException("ExitActor ends an actor, and this code does not run in one. A task ends by returning; another actor is ended with Actors.EndAsync or Actors.KillAsync."));

    /// <summary>The running call's context, or null in code that runs outside of any.</summary>
    public static RemoteContext? TryGetCurrent() => TaskContext.Current is { } context ? new RemoteContext(context) : null;
}
