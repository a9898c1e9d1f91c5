using Remote.Messaging;

namespace Remote.Tasks;

/// <summary>What receives a stream's items.</summary>
internal interface IStreamSink
{
    /// <summary>One item: its place, the claims on refs in it, its bytes. An item that was delivered before a retry is ignored.</summary>
    void OnItem(IPeer from, int index, object[]? contained, ReadOnlySpan<byte> payload);
}
