using Remote.Wire;

namespace Remote.Tasks;

/// <summary>The fixed head of a <see cref="MessageKind.RunTask"/> message. <paramref name="MayRetry"/>: whether the task is run again where this worker is lost.</summary>
internal readonly record struct TaskHead(ulong Call, ulong Lease, ulong Method, int Attempt, ulong Gpus, bool MayRetry)
{
    public const int Length = 1 + (4 * sizeof(ulong)) + sizeof(int) + sizeof(bool);

    public static TaskHead Read(ref MessageReader reader)
        => new(reader.Read<ulong>(), reader.Read<ulong>(), reader.Read<ulong>(), reader.Read<int>(), reader.Read<ulong>(), reader.Read<byte>() != 0);

    public void WriteTo(MessageBuffer message)
    {
        message.Patch(0, MessageKind.RunTask);
        message.Patch(1, Call);
        message.Patch(9, Lease);
        message.Patch(17, Method);
        message.Patch(25, Attempt);
        message.Patch(29, Gpus);
        message.Patch(37, MayRetry);
    }
}
