using Remote.Serialization;
using Remote.Wire;

namespace Remote.Codecs.Tests;

public sealed class RegistrationTests
{
    private sealed class Unknown;

    [Fact]
    public void A_type_without_codec_is_named_with_the_way_out()
    {
        RemoteException fault = Assert.Throws<RemoteException>(() => Codec<Unknown>.Write(MessageBuffer.Rent(), new()));

        Assert.Contains(nameof(Unknown), fault.Message);
        Assert.Contains("[Remote]", fault.Message);
        Assert.Equal(fault.Message, Assert.Throws<RemoteException>(() => Codec<Unknown>.Read([1, 2, 3], out _)).Message);
    }

    [Fact]
    public void An_unknown_id_is_an_exception()
        => Assert.Contains("00000000000004d2", Assert.Throws<RemoteException>(() => BoxedCodecs.Read(1234, [1], out _)).Message);

    // Written out: another id is another wire contract.
    [Fact]
    public void Ids_are_the_hashes_of_full_names()
    {
        Assert.Equal(0x33768173d30361d6UL, Codec<int>.Id);
        Assert.Equal(0xe60ef12ea7c87c47UL, Codec<Types.Person>.Id);
        Assert.Equal(0x929f6a6a87c3bbcfUL, Codec<List<string>>.Id);
        Assert.Equal(0UL, Codec<Unknown>.Id);
    }

    [Fact]
    public void A_derived_object_is_not_cut_to_its_base()
    {
        var specimen = new Specimen<Types.Person>(new LongPerson("Ada", 1, 2), false);

        Assert.Contains("abstract", Assert.Throws<RemoteException>(specimen.Write).Message);
    }

    [Fact]
    public void A_type_that_no_tag_of_a_hierarchy_stands_for_is_refused()
        => Assert.Contains("Odd", Assert.Throws<RemoteException>(new Specimen<Types.Tree<string>>(new Odd<int>(), false).Write).Message);

    private sealed record LongPerson(string Name, int Age, int Length) : Types.Person(Name, Age);

    // The base does not tell what TExtra is, so that no tag can stand for it.
    private sealed class Odd<TExtra> : Types.Tree<string>;
}
