using System.Buffers.Binary;
using Remote.Serialization;

namespace Remote.Codecs.Tests;

/// <summary>Damaged bytes give a value or a <see cref="RemoteException"/>: never a crash, never more memory than their length justifies.</summary>
public sealed class MalformedBytesTests
{
    private const int MutationsEach = 700;

    public static TheoryData<int> Indexes => [.. Enumerable.Range(0, Specimens.All.Count).Where(i => Specimens.All[i].IsGuarded)];

    [Theory]
    [MemberData(nameof(Indexes))]
    public void Mutated_bytes_give_a_value_or_an_exception(int index)
    {
        ISpecimen specimen = Specimens.All[index];
        var random = new Random(index);
        byte[] bytes = specimen.Write();
        for (int i = 0; i < MutationsEach; i++) ReadDamaged(specimen, Mutate(bytes, random));
    }

    [Theory]
    [MemberData(nameof(Indexes))]
    public void Truncated_bytes_give_an_exception(int index)
    {
        ISpecimen specimen = Specimens.All[index];
        byte[] bytes = specimen.Write();
        for (int length = 0; length < bytes.Length; length++)
        {
            byte[] cut = bytes[..length];
            Assert.Throws<RemoteException>(() => specimen.Read(cut, out _));
        }
    }

    [Theory]
    [InlineData(int.MinValue)]
    [InlineData(int.MinValue + 1)]
    [InlineData(int.MinValue + 3)]
    [InlineData(-2)]
    [InlineData(-1000)]
    [InlineData(int.MaxValue)]
    [InlineData(7)]
    public void A_string_header_is_not_believed(int header)
    {
        // With the first of these, MemoryPack 1.21.4's own reader ends the process.
        var bytes = new byte[16];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, header);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), 1_000_000);

        RemoteException fault = Assert.Throws<RemoteException>(() => Codec<string>.Read(bytes, out _));

        Assert.Contains("System.String", fault.Message);
        Assert.Throws<RemoteException>(() => Codec<List<string>>.Read([1, 0, 0, 0, .. bytes], out _));
        Assert.Throws<RemoteException>(() => Codec<Types.Person>.Read([3, .. bytes], out _));
        Assert.Throws<RemoteException>(() => Codec<Dictionary<string, Types.Person>>.Read([1, 0, 0, 0, .. bytes], out _));
    }

    [Theory]
    [InlineData(int.MinValue)]
    [InlineData(-2)]
    [InlineData(int.MaxValue)]
    [InlineData(0x2000_0001)]
    [InlineData(100)]
    public void A_count_is_not_believed(int count)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, count);

        Assert.Throws<RemoteException>(() => Codec<double[]>.Read(bytes, out _));
        Assert.Throws<RemoteException>(() => Codec<List<int>>.Read(bytes, out _));
        Assert.Throws<RemoteException>(() => Codec<string[]>.Read(bytes, out _));
        Assert.Throws<RemoteException>(() => Codec<Dictionary<int, long>>.Read(bytes, out _));
        Assert.Throws<RemoteException>(() => Codec<HashSet<string>>.Read(bytes, out _));
    }

    [Fact]
    public void The_lengths_of_a_grid_are_not_believed()
    {
        var bytes = new byte[64];
        bytes[0] = 3;
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(1), 0x10000);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(5), 0x10000);

        Assert.Throws<RemoteException>(() => Codec<int[,]>.Read(bytes, out _));
    }

    [Fact]
    public void Objects_that_nest_too_deep_are_refused_and_the_next_are_not()
    {
        // A node's left is a node, and so on: one header and a value each.
        byte[] deep = [.. Enumerable.Repeat<byte[]>([3, 1, 0, 0, 0], 200_000).SelectMany(b => b)];

        RemoteException fault = Assert.Throws<RemoteException>(() => Codec<Types.Node>.Read(deep, out _));

        Assert.Contains("nest", fault.Message);
        Types.Node shallow = Codec<Types.Node>.Read([3, 1, 0, 0, 0, 255, 255], out _);
        Assert.Equal(1, shallow.Value);
    }

    [Fact]
    public void A_deep_object_is_refused_when_it_is_written()
    {
        Types.Node chain = new(0, null, null);
        for (int i = 0; i < 10_000; i++) chain = new(i, chain, null);

        RemoteException fault = Assert.Throws<RemoteException>(() => new Specimen<Types.Node>(chain, false).Write());

        Assert.Contains("list", fault.Message);
    }

    private static void ReadDamaged(ISpecimen specimen, byte[] bytes)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            specimen.Read(bytes, out int consumed);
            Assert.InRange(consumed, 0, bytes.Length);
        }
        catch (RemoteException)
        {
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.InRange(allocated, 0, 200_000 + (bytes.Length * 100L));
    }

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        if (random.Next(8) == 0)
        {
            var noise = new byte[random.Next(100)];
            random.NextBytes(noise);
            return noise;
        }

        byte[] mutated = [.. bytes, .. new byte[random.Next(20)]];
        if (mutated.Length == 0) return mutated;
        for (int changes = random.Next(1, 4); changes > 0; changes--) Change(mutated, random);
        return mutated[..random.Next(mutated.Length + 1)];
    }

    private static void Change(byte[] bytes, Random random)
    {
        ReadOnlySpan<int> numbers = [-1, -2, int.MinValue, int.MinValue + 1, int.MaxValue, 0, 1, 1000, 0x2000_0000, ~0xFFFF];
        int at = random.Next(bytes.Length);
        if (bytes.Length - at >= sizeof(int) && random.Next(2) == 0) BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), numbers[random.Next(numbers.Length)]);
        else bytes[at] = random.Next(3) == 0 ? (byte)255 : (byte)random.Next(256);
    }
}
