using System.Buffers;
using System.Runtime.CompilerServices;

namespace Remote.Serialization;

/// <summary>Elements outside of the managed heap, as memory.</summary>
/// <param name="keeper">What must live as long as they are used.</param>
/// <param name="address">The first element.</param>
/// <param name="count">How many there are.</param>
internal sealed unsafe class PinnedMemory<T>(object keeper, byte* address, int count) : MemoryManager<T>
{
    public override Span<T> GetSpan() => new(address, count);

    /// <summary>They do not move; who pins them holds them.</summary>
    public override MemoryHandle Pin(int elementIndex = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)elementIndex, (uint)count, nameof(elementIndex));
        return new MemoryHandle(address + ((long)elementIndex * Unsafe.SizeOf<T>()), pinnable: this);
    }

    public override void Unpin() => GC.KeepAlive(keeper);

    protected override void Dispose(bool disposing)
    {
    }
}
