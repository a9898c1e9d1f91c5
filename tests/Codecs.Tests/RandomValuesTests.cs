using CsCheck;
using Remote.Codecs.Tests.Types;

namespace Remote.Codecs.Tests;

/// <summary>Random values come back as they were, and are written as MemoryPack writes them.</summary>
public sealed class RandomValuesTests
{
    private static readonly Gen<string?> Text = Gen.Frequency((8, Gen.String.Select(s => (string?)s)), (1, Gen.Const((string?)null)));

    private static readonly Gen<Person> Persons = Gen.Select(Gen.String, Gen.Int, Text, (name, age, nickname) => new Person(name, age, nickname));

    private static readonly Gen<Node> Nodes = Gen.Recursive<Node>((depth, node) =>
        depth > 5 ? Gen.Int.Select(v => new Node(v, null, null)) : Gen.Select(Gen.Int, node.Null(), node.Null(), (v, l, r) => new Node(v, l, r)));

    private static readonly Gen<Shape> Shapes = Gen.OneOf<Shape>(
        Gen.Select(Gen.String, Gen.Double, (id, radius) => (Shape)new Circle(id, radius)),
        Gen.Select(Gen.String, Gen.Double, (id, side) => (Shape)new Square(id, side)));

    [Fact]
    public void Texts() => Text.Sample(text => RoundTrip(text), iter: 2000);

    [Fact]
    public void Text_with_a_lone_surrogate() => RoundTrip("a\ud800b");

    [Fact]
    public void Numbers() => Gen.Int.Array.Sample(numbers => RoundTrip(numbers), iter: 500);

    [Fact]
    public void Lists_of_texts() => Gen.String.List.Sample(texts => RoundTrip(texts), iter: 500);

    [Fact]
    public void Records() => Persons.Sample(person => RoundTrip(person), iter: 1000);

    [Fact]
    public void Maps_of_records() => Gen.Dictionary(Gen.String, Persons).Sample(map => RoundTrip(map), iter: 200);

    [Fact]
    public void Trees() => Nodes.Sample(node => RoundTrip(node), iter: 200);

    [Fact]
    public void Hierarchies() => Shapes.Sample(shape => RoundTrip(shape), iter: 500);

    [Fact]
    public void A_plain_record_is_written_as_its_packable_twin()
        => Persons.Sample(p => Assert.Equal(new Specimen<PackedPerson>(new(p.Name, p.Age, p.Nickname), true).ByMemoryPack!, new Specimen<Person>(p, false).Write()), iter: 500);

    [Fact]
    public void A_plain_record_with_fields_is_written_as_its_packable_twin()
    {
        var plain = new Specimen<Address>(new() { Street = "Main", Number = 3, City = "Ulm" }, false);
        var packed = new Specimen<PackedAddress>(new() { Street = "Main", Number = 3, City = "Ulm" }, true);

        Assert.Equal(packed.ByMemoryPack!, plain.Write());
    }

    private static void RoundTrip<T>(T value)
    {
        var specimen = new Specimen<T>(value, false);
        byte[] bytes = specimen.Write();
        object? back = specimen.Read(bytes, out int consumed);
        Assert.Equal(bytes.Length, consumed);
        Assert.Equal(bytes, specimen.WriteAgain(back));
        if (value is string or Person or Node or Shape) Assert.Equal<object>(value, back);
    }
}
