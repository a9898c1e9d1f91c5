using MemoryPack;

namespace Remote.Codecs.Tests.Types;

[MemoryPackable]
public partial record PackedPerson(string Name, int Age, string? Nickname = null);
