using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.Objects.Stored;

/// <summary>Every shape of value, small and large, put and through a task.</summary>
public abstract class StoredShapes(StoreFixture fixture)
{
    /// <summary>What travels inline, in bytes, as ARCHITECTURE.md says.</summary>
    private const int Limit = 102_400;

    /// <summary>An array's count, and a text's two.</summary>
    private const int ArrayHead = 4, TextHead = 8;

    public static TheoryData<int> Sizes => [0, 1, Limit - 1, Limit, Limit + 1, Limit + 2, 3 << 20];

    public StoreFixture Fixture { get; } = fixture;

    [Theory(Timeout = Limits.Test)]
    [MemberData(nameof(Sizes))]
    public Task Bytes(int size) => RoundTripAsync(Arenas.Bytes(Math.Max(0, size - ArrayHead)), size > Limit);

    [Theory(Timeout = Limits.Test)]
    [MemberData(nameof(Sizes))]
    public Task Text(int size) => RoundTripAsync(Arenas.Text(Math.Max(0, size - TextHead)), size > Limit);

    [Theory(Timeout = Limits.Test)]
    [InlineData("äöü€")]
    [InlineData("a\U0001F600")]
    [InlineData("a\uD800b")]
    public async Task Text_of_other_letters(string alphabet)
    {
        await RoundTripAsync(Arenas.Text(20_000, alphabet), false);
        await RoundTripAsync(Arenas.Text(200_001, alphabet), true);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Numbers()
    {
        await RoundTripAsync(Arenas.Numbers(100), false);
        await RoundTripAsync(Arenas.Numbers((Limit - ArrayHead) / sizeof(float)), false);
        await RoundTripAsync(Arenas.Numbers(((Limit - ArrayHead) / sizeof(float)) + 1), true);
        await RoundTripAsync(Arenas.Numbers(1 << 20), true);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Memory()
    {
        foreach (int count in new[] { 0, 100, Arenas.Many })
        {
            float[] numbers = Arenas.Numbers(count);
            ObjectRef<ReadOnlyMemory<float>> put = ObjectRef.Put<ReadOnlyMemory<float>>(numbers);
            Assert.Equal(count == Arenas.Many, put.Stored is not null);
            Assert.Equal(numbers, (await put).ToArray());
            Assert.Equal(numbers, (await Bulk.Remote().Echo<ReadOnlyMemory<float>>(numbers)).ToArray());
            Assert.Equal(numbers, (await Bulk.Remote().Echo<Memory<float>>(numbers)).ToArray());
        }
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_struct_of_more_bytes_than_travel_inline()
    {
        ObjectRef<Slab> put = PutSlab(0), made = Bulk.Remote().Echo(put), byValue = EchoSlab(1);
        await Slab.AssertFilledAsync(put, 0);
        await Slab.AssertFilledAsync(made, 0);
        await Slab.AssertFilledAsync(byValue, 1);
        Assert.All(new[] { put, made, byValue }, static one => Assert.NotNull(one.Stored));
        var (large, small) = Bulk.Remote().SlabAndNumber(5);
        Assert.Equal(5, await small);
        await Slab.AssertFilledAsync(large, 5);
        await Slab.AssertFilledAsync(Bulk.Remote().Slabs(3));
    }

    private static ObjectRef<Slab> PutSlab(int seed) => ObjectRef.Put(Slab.Filled(seed));

    private static ObjectRef<Slab> EchoSlab(int seed) => Bulk.Remote().Echo(Slab.Filled(seed));

    [Fact(Timeout = Limits.Test)]
    public async Task What_is_not_one_block()
    {
        foreach (int count in new[] { 3, 5_000, 50_000 })
        {
            string[] texts = [.. Enumerable.Range(0, count).Select(static i => $"text {i}")];
            await RoundTripAsync(texts, count == 50_000);
            await RoundTripAsync<List<string>>([.. texts], count == 50_000);
            Dictionary<string, int> map = texts.Index().ToDictionary(static t => t.Item, static t => t.Index);
            Assert.Equal(map, await Bulk.Remote().Echo(map));
        }
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_record_with_everything()
    {
        foreach (int count in new[] { 10, Arenas.Many })
        {
            ObjectRef<Frame> made = Bulk.Remote().Frame("made", count), again = Bulk.Remote().Echo(made);
            Frame frame = await again;
            Assert.Equal("made", frame.Name);
            Assert.Equal(Arenas.Numbers(count), frame.Pixels.ToArray());
            Assert.Equal(Arenas.Bytes(count), frame.Mask);
            Assert.Equal("note of made", await frame.Note!);
            Assert.Equal(count == Arenas.Many, again.Stored is not null);
        }
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_view_of_another_type()
    {
        ObjectRef<Picture> put = ObjectRef.Put(new Picture("p", Arenas.Numbers(Arenas.Many)));
        IPicture picture = await put.As<IPicture>();
        Assert.Equal(Arenas.Numbers(Arenas.Many), picture.Pixels.ToArray());
    }

    private static async Task RoundTripAsync<T>(T value, bool isStored)
    {
        ObjectRef<T> put = ObjectRef.Put(value);
        Assert.Equal(isStored, put.Stored is not null);
        Assert.Equal(value, await put);
        Assert.Equal(value, put.Get());
        ObjectRef<T> byValue = Bulk.Remote().Echo(value), byRef = Bulk.Remote().Echo(put);
        Assert.Equal(value, await byValue);
        Assert.Equal(value, await byRef.GetAsync());
        Assert.Equal(isStored, byValue.Stored is not null);
        Assert.Equal(isStored, byRef.Stored is not null);
        Assert.All(await new[] { byValue, byRef, put }, one => Assert.Equal(value, one));
    }
}
