using System.Buffers.Binary;
using System.Collections.Concurrent;
using Remote.Wire;

namespace Remote.Messaging.Tests;

/// <summary>Expects, from each sending thread of each process, the numbers 0, 1, 2 … and each once.</summary>
internal sealed class OrderCheck(int total)
{
    private readonly ConcurrentDictionary<(ulong Process, int Thread), int> next = new();

    public Countdown All { get; } = new(total);

    public static MessageBuffer Message(int thread, int number)
    {
        MessageBuffer buffer = MessageBuffer.Rent();
        buffer.WriteUnmanaged(thread);
        buffer.WriteUnmanaged(number);
        return buffer;
    }

    public void Receive(IPeer from, ReadOnlySpan<byte> message)
    {
        int thread = BinaryPrimitives.ReadInt32LittleEndian(message);
        int number = BinaryPrimitives.ReadInt32LittleEndian(message[sizeof(int)..]);
        (ulong Process, int Thread) sender = (from.Process, thread);
        int expected = next.GetValueOrDefault(sender);
        if (number != expected) All.Fail($"{number} came from {sender} where {expected} was due");
        next[sender] = number + 1;
        All.Signal();
    }
}
