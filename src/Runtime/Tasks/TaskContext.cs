using Remote.GeneratedCode;
using Remote.Hosting;

namespace Remote.Tasks;

/// <summary>What remote code that runs here is part of. Flows with <c>await</c>.</summary>
internal abstract class TaskContext(Session session, Invocation invocation)
{
    /// <summary>A context, or the <see cref="CallTicket"/> of one.</summary>
    private static readonly AsyncLocal<object?> Ambient = new();

    /// <summary>The context of the code that asks; null in the driver's own code.</summary>
    public static TaskContext? Current
    {
        get => Ambient.Value is { } present ? present as TaskContext ?? ((CallTicket)present).Look() : null;
        set => Ambient.Value = value;
    }

    public Session Session { get; private protected set; } = session;

    public Invocation Invocation { get; } = invocation;

    /// <summary>The devices it may use, as a mask.</summary>
    public abstract ulong Gpus { get; }

    /// <summary>This code is part of a call whose context may be used again after it.</summary>
    public static void Enter(CallTicket ticket) => Ambient.Value = ticket;

    /// <summary>The code is about to wait for a ref: what it holds may be used by others.</summary>
    public virtual void EnterWait()
    {
    }

    /// <summary>The wait is over: runs <paramref name="then"/> once the code has what it held again. Does not wait.</summary>
    public virtual void ExitWait(Action then) => then();

    /// <summary>The wait is over: returns once the code has what it held again.</summary>
    public virtual void ExitWaitBlocking()
    {
    }

    /// <summary>The wait is over: ends once the code has what it held again.</summary>
    public Task ExitWaitAsync()
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ExitWait(source.SetResult);
        return source.Task;
    }
}
