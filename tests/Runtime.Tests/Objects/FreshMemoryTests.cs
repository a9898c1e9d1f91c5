using Remote.Serialization;

namespace Remote.Runtime.Tests.Objects;

/// <summary>Large copies are cut in parts: where they are cut depends on where the memory lies.</summary>
public sealed class FreshMemoryTests
{
    private const int Large = 16 << 20;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1000, 0)]
    [InlineData(Large - 1, 3)]
    [InlineData(Large, 0)]
    [InlineData(Large, 60)]
    [InlineData(Large + (2 << 20), 1)]
    [InlineData((3 * Large) + 12_345, 4096)]
    public void It_copies_every_byte_and_none_beyond(int length, int offset)
    {
        byte[] source = new byte[length];
        new Random(length).NextBytes(source);
        byte[] target = new byte[offset + length + 64];
        Array.Fill(target, (byte)7);

        FreshMemory.Fill(source, target.AsSpan(offset));

        Assert.True(target.AsSpan(offset, length).SequenceEqual(source));
        Assert.Equal(-1, target.AsSpan(0, offset).IndexOfAnyExcept((byte)7));
        Assert.Equal(-1, target.AsSpan(offset + length).IndexOfAnyExcept((byte)7));
    }
}
