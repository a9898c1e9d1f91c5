using MemoryPack;
using Remote.Errors;
using Remote.Hosting;
using Remote.Storage;
using Remote.Wire;

namespace Remote.Objects;

/// <summary>Writes how a call ended; <see cref="Outcome"/> reads it.</summary>
internal static class OutcomeWriter
{
    public static void WriteVoid(MessageBuffer message) => message.WriteUnmanaged(OutcomeKind.Void);

    public static void WriteValue(MessageBuffer message, Session session, ObjectRef complete)
    {
        if (complete is VoidObjectRef)
        {
            WriteVoid(message);
            return;
        }

        StoredValue? stored = complete.Stored;
        message.WriteUnmanaged(stored is null ? OutcomeKind.Value : OutcomeKind.Stored);
        if (stored is not null) StoredList.Write(message, [stored.At]);
        RefList.WriteHeld(message, session, complete.Contained);
        if (stored is null) complete.WriteValue(message);
    }

    /// <summary>A stored argument could not be found: the call was not begun.</summary>
    public static void WriteArgumentLost(MessageBuffer message, StoredObjectLostException lost)
    {
        message.WriteUnmanaged(OutcomeKind.ArgumentLost);
        message.WriteUnmanaged(lost.At);
        message.WriteString(lost.Message);
    }

    /// <summary>The call's actor is ended by others: they say why.</summary>
    public static void WriteStopped(MessageBuffer message, int incarnation, string text)
    {
        message.WriteUnmanaged(OutcomeKind.Stopped);
        message.WriteUnmanaged(incarnation);
        message.WriteString(text);
    }

    public static void WriteFailure(MessageBuffer message, Exception failure, ErrorInfo? description)
    {
        if (failure is TaskCancelledException && description is null)
        {
            message.WriteUnmanaged(OutcomeKind.Cancelled);
            message.WriteString(failure.Message);
            return;
        }

        message.WriteUnmanaged(OutcomeKind.Failure);
        MemoryPackSerializer.Serialize(message, description ?? ErrorInfo.From(failure));
    }
}
