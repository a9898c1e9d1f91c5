using System.Collections.Immutable;

namespace Remote.Codecs.Tests;

public sealed class RoundTripTests
{
    public static TheoryData<int> Indexes => [.. Enumerable.Range(0, Specimens.All.Count)];

    [Theory]
    [MemberData(nameof(Indexes))]
    public void A_value_is_the_same_after_it_crossed(int index)
    {
        ISpecimen specimen = Specimens.All[index];
        byte[] bytes = specimen.Write();

        // What follows in the buffer must not be touched.
        object? value = specimen.Read([.. bytes, 0xAA, 0xAA], out int consumed);

        Assert.Equal(bytes.Length, consumed);
        Assert.Equal(bytes, specimen.WriteAgain(value));
        if (IsComparable(specimen.Value)) Assert.Equivalent(specimen.Value, value, strict: true);
    }

    [Theory]
    [MemberData(nameof(Indexes))]
    public void A_value_is_found_by_the_id_of_its_type(int index)
    {
        ISpecimen specimen = Specimens.All[index];
        byte[] bytes = specimen.Write();

        object? value = specimen.ReadBoxed(bytes, out int consumed);

        Assert.Equal(bytes.Length, consumed);
        Assert.Equal(bytes, specimen.WriteAgain(value));
    }

    [Theory]
    [MemberData(nameof(Indexes))]
    public void The_bytes_are_those_that_MemoryPack_writes(int index)
    {
        ISpecimen specimen = Specimens.All[index];
        if (specimen.ByMemoryPack is { } expected) Assert.Equal(expected, specimen.Write());
    }

    /// <summary>Some values say more about themselves than what they are; for these, the same bytes are proof enough.</summary>
    private static bool IsComparable(object? value)
        => value is not (null or System.Numerics.BigInteger or System.Globalization.CultureInfo or ReadOnlyMemory<float> or Memory<int> or ImmutableArray<string>
            or ReadOnlyMemory<string> or Memory<Types.Person>);
}
