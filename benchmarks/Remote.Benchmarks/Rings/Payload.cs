using Remote.Wire;

namespace Remote.Benchmarks.Rings;

/// <summary>Messages of 64 bytes; the first says what is to be done with it.</summary>
internal static class Payload
{
    public const int Size = 64;
    public const byte Echo = 1;
    public const byte Count = 2;

    /// <summary>How many were counted: the answer has it after its first 8 bytes.</summary>
    public const byte Ask = 3;

    private static readonly byte[] Blank = new byte[Size];

    public static MessageBuffer Of(byte kind, long number = 0)
    {
        MessageBuffer message = MessageBuffer.Rent();
        message.Write(Blank);
        message.Patch(0, kind);
        message.Patch(sizeof(long), number);
        return message;
    }
}
