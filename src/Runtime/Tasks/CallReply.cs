using Remote.Errors;
using Remote.GeneratedCode;
using Remote.Hosting;
using Remote.Objects;
using Remote.Storage;
using Remote.Wire;

namespace Remote.Tasks;

/// <summary>
/// A callee's answer: kind, call, outcome, and in the last four bytes the run time in microseconds, 0 where nobody asks. It is sent once this process is
/// known to the owners of refs that it borrowed from the arguments: until then the caller holds them.
/// </summary>
internal static class CallReply
{
    public const int TailLength = sizeof(uint);

    public static void Send(Session session, Invocation call, ValueTask end, string name, uint microseconds = 0)
    {
        MessageBuffer message = Write(session, call, end, name);
        Finish(message, microseconds);
        if (call.ResultRefs is { } refs) session.Results.HoldForCaller(call.Caller, call.CallId, refs);
        Task announced = RefList.AnnouncedAsync(call.Claims);
        if (announced.IsCompleted) SendNow(call, message);
        else _ = SendLaterAsync(announced, call, message);
    }

    public static MessageBuffer Begin(Invocation call)
    {
        MessageBuffer message = MessageBuffer.Rent();
        message.WriteUnmanaged(MessageKind.Reply);
        message.WriteUnmanaged(call.CallId);
        return message;
    }

    public static void Finish(MessageBuffer message, uint microseconds) => message.WriteUnmanaged(microseconds);

    /// <summary>The caller's answer to a reply: its refs are taken over, or not wanted.</summary>
    public static MessageBuffer Taken(ulong call)
    {
        MessageBuffer message = MessageBuffer.Rent();
        message.WriteUnmanaged(MessageKind.RefsTaken);
        message.WriteUnmanaged(call);
        return message;
    }

    /// <summary>Answers a call that was not run.</summary>
    public static void SendFailure(Invocation call, Exception failure)
    {
        MessageBuffer message = Begin(call);
        OutcomeWriter.WriteFailure(message, failure, null);
        Finish(message, 0);
        call.Peer!.Send(message);
    }

    private static async Task SendLaterAsync(Task announced, Invocation call, MessageBuffer message)
    {
        await announced.ConfigureAwait(false);
        SendNow(call, message);
    }

    private static void SendNow(Invocation call, MessageBuffer message)
    {
        call.Peer!.Send(message);
        call.ReleaseClaims();
    }

    private static MessageBuffer Write(Session session, Invocation call, ValueTask end, string name)
    {
        MessageBuffer? result = call.TakeResult();
        try
        {
            end.GetAwaiter().GetResult();
            if (result is not null) return result;
            MessageBuffer message = Begin(call);
            OutcomeWriter.WriteVoid(message);
            return message;
        }
        catch (Exception e)
        {
            result?.Return();
            call.FreeResult();
            MessageBuffer message = Begin(call);
            if (e is OperationCanceledException && call.IsStopped)
                OutcomeWriter.WriteStopped(message, call.Attempt, $"{name} was cancelled: its actor ends.");
            else if (e is OperationCanceledException && call.IsCancelled)
                OutcomeWriter.WriteFailure(message, new TaskCancelledException($"{name} was cancelled."), null);
            else if (e is ActorExitException exit)
                OutcomeWriter.WriteFailure(message, exit.AsSeenByCaller(name), null);
            else if (e is StoredObjectLostException lost)
                OutcomeWriter.WriteArgumentLost(message, lost);
            else if (e is CodeMismatchException)
                OutcomeWriter.WriteFailure(message, e, null);
            else
                OutcomeWriter.WriteFailure(message, e, Describe(e, name, Where(session, call)));
            return message;
        }
    }

    // An exception's own members are user code too: one that throws while it is described must not end the worker.
    private static ErrorInfo Describe(Exception e, string name, string where)
    {
        try
        {
            return ErrorInfo.FromMethod(e, name, where);
        }
        catch (Exception again)
        {
            return ErrorInfo.FromMethod(
                new RemoteException($"The exception {e.GetType()} cannot be described: its own members throw {again.GetType()}."), name, where);
        }
    }

    private static string Where(Session session, Invocation call)
        => $"task {call.Caller:x}-{call.CallId:x}{(call.Actor is { } actor ? $" of actor {actor}" : "")}, " +
           $"node {session.Node:x}, worker {session.Number:x}, process {Environment.ProcessId}";
}
