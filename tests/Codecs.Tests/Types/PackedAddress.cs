using MemoryPack;

namespace Remote.Codecs.Tests.Types;

[MemoryPackable]
public partial record PackedAddress
{
    public required string Street { get; init; }

    public int Number;

    public string? City { get; set; }
}
