using System.Text;

namespace Remote.Wire;

/// <summary>Fields that several messages share.</summary>
internal static class MessageBufferExtensions
{
    public static void WriteString(this MessageBuffer buffer, string text)
    {
        int length = Encoding.UTF8.GetByteCount(text);
        buffer.WriteUnmanaged(length);
        buffer.Advance(Encoding.UTF8.GetBytes(text, buffer.GetSpan(length)));
    }
}
