using MemoryPack;

namespace Remote.Benchmarks.Objects;

/// <summary>A value as programs pass them: some numbers and a name.</summary>
[MemoryPackable]
internal sealed partial record SmallRecord(int Number, double Weight, string Name);
