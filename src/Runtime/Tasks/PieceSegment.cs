using System.Buffers;

namespace Remote.Tasks;

/// <summary>One piece of an argument in the sequence of all.</summary>
internal sealed class PieceSegment : ReadOnlySequenceSegment<byte>
{
    public PieceSegment(ReadOnlyMemory<byte> memory, PieceSegment? before)
    {
        Memory = memory;
        if (before is null) return;
        before.Next = this;
        RunningIndex = before.RunningIndex + before.Memory.Length;
    }
}
