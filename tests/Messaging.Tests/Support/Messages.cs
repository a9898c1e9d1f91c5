using System.Text;
using Remote.Wire;

namespace Remote.Messaging.Tests;

/// <summary>Makes message buffers.</summary>
internal static class Messages
{
    public static MessageBuffer Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    public static MessageBuffer Of(ReadOnlySpan<byte> bytes)
    {
        MessageBuffer buffer = MessageBuffer.Rent();
        buffer.Write(bytes);
        return buffer;
    }

    public static MessageBuffer Of(long number)
    {
        MessageBuffer buffer = MessageBuffer.Rent();
        buffer.WriteUnmanaged(number);
        return buffer;
    }

    public static string Text(this byte[] message) => Encoding.UTF8.GetString(message);
}
