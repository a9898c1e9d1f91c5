using Remote.Errors;
using Remote.Hosting;
using Remote.Messaging;
using Remote.Objects;
using Remote.Wire;

namespace Remote.Tasks;

/// <summary>What a worker tells the callers of its tasks.</summary>
internal sealed class TaskReplies(Session session)
{
    public ValueTask Invoke(IncomingTask task) => task.Method is { } method
        ? method.Invoke(task.Invocation)
        : ValueTask.FromException(UnknownCode.Method(task.MethodId, session));

    /// <summary>The task has ended: its result, or why it has none.</summary>
    public void Send(IncomingTask task, ValueTask end, uint microseconds)
        => CallReply.Send(session, task.Invocation, end, task.Method?.Name ?? "the task", microseconds);

    /// <summary>The task waits for a ref, or no longer does: what its caller must know when the worker is lost.</summary>
    public void SendWaits(IncomingTask task, bool waits)
    {
        MessageBuffer message = MessageBuffer.Rent();
        message.WriteUnmanaged(MessageKind.TaskWaits);
        message.WriteUnmanaged(task.Invocation.CallId);
        message.WriteUnmanaged(waits);
        task.Invocation.Peer!.Send(message);
    }

    /// <summary>The task was cancelled before it began.</summary>
    public void SendCancelled(IncomingTask task)
        => CallReply.SendFailure(task.Invocation, new TaskCancelledException($"{task.Method?.Name ?? "The task"} was cancelled before it ran."));

    public void SendHandedBack(IncomingTask task)
    {
        MessageBuffer message = CallReply.Begin(task.Invocation);
        message.WriteUnmanaged(OutcomeKind.HandedBack);
        CallReply.Finish(message, 0);
        task.Invocation.Peer!.Send(message);
    }
}
