using Remote.Storage.Blocks;

namespace Remote.Storage.Spilling;

/// <summary>What leaves memory.</summary>
/// <param name="Freed">Bytes of memory that are free already.</param>
/// <param name="ToWrite">Objects whose memory is free once they are written.</param>
internal readonly record struct SpillTake(long Freed, IReadOnlyList<BlockPlace> ToWrite);
