using Remote.Messaging;
using Remote.Objects;

namespace Remote.Tasks;

/// <summary>What receives a stream's items.</summary>
internal interface IStreamSink
{
    /// <summary>The claims on refs in all items so far; null for none. The callee holds those refs until the call has ended.</summary>
    object[]? Claims { get; }

    /// <summary>
    /// One item: its call, its place, the claims on refs in it, its bytes or where they are stored. An item that was delivered before a retry
    /// is ignored, and freed.
    /// </summary>
    void OnItem(IPeer from, ulong call, int index, object[]? contained, ReadOnlySpan<byte> payload, StoredValue[] stored);
}
