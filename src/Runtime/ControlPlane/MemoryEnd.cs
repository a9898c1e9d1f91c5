using MemoryPack;

namespace Remote.ControlPlane;

/// <summary>A process was ended because memory was short.</summary>
/// <param name="Details">Who held what, and what to do.</param>
/// <param name="IsCause">Whether it was its own doing: what ran there pays with a retry.</param>
[MemoryPackable]
internal sealed partial record MemoryEnd(string Details, bool IsCause);
