using MemoryPack;

namespace Remote.Codecs.Tests.Types;

[MemoryPackable]
public partial record PackedNode(int Value, PackedNode? Left, PackedNode? Right);
