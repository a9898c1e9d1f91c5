using Remote.Runtime.Tests.Failures;
using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Objects;

/// <summary>What a program disposes is free at its owners without the program's collector, which may not run for minutes. On a cluster of its own.</summary>
public sealed class DisposedBorrowTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    private const int Workers = 2;

    public ClusterFixture Fixture { get; } = fixture;

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Refs_of_a_result_that_is_disposed_with_all_of_them()
    {
        using ObjectRef<Envelope> made = Refs.Remote().MakeEnvelope("made");
        Envelope envelope = await made;
        Assert.Equal(8, await envelope.Number!);
        Assert.Equal(3, await LentAsync());
        envelope.Number!.Dispose();
        foreach (ObjectRef<string> text in envelope.Texts) text.Dispose();
        Assert.Equal(3, await LentAsync());
        made.Dispose();
        await AssertNothingIsLentAsync();
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_result_that_nobody_looked_into()
    {
        ObjectRef<Envelope> first = Refs.Remote().MakeEnvelope("first"), second = Refs.Remote().MakeEnvelope("second");
        first.Dispose();
        await ObjectRef.WaitAsync([second], 1);
        second.Dispose();
        await AssertNothingIsLentAsync();
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_split_result()
    {
        var (one, many, plain) = Tasks.Halves.Remote().Refs("text");
        await plain;
        ObjectRef<string> text = await one;
        Assert.Equal("text", await text);
        text.Dispose();
        foreach (ObjectRef<int> number in await many) number.Dispose();
        one.Dispose();
        many.Dispose();
        await AssertNothingIsLentAsync();
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task What_was_handed_on_or_is_still_held_stays()
    {
        using var place = new Place();
        ObjectRef<Envelope> made = Refs.Remote().MakeEnvelope("made");
        Envelope envelope = await made, again = await made;
        ObjectRef<string> reads = Refs.Remote().ReadLater(place.Folder, "go", envelope);
        made.Dispose();
        envelope.Number!.Dispose();
        foreach (ObjectRef<string> text in envelope.Texts) text.Dispose();
        await place.Awaited("reading");
        place.Mark("go");
        Assert.Equal("8 a B", await reads);
        Assert.Equal(8, await again.Number!);
        Assert.Equal("a", await again.Texts[0]);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task What_is_an_argument_of_a_call_stays_until_it_is_sent()
    {
        for (int i = 0; i < 20; i++)
        {
            using var place = new Place();
            ObjectRef<Envelope> made = Refs.Remote().MakeEnvelope("made");
            ObjectRef<string> reads = Refs.Remote().Read(Refs.Remote().Forward(made));
            made.Dispose();
            Assert.Equal("8 a B", await reads);
        }
    }

    // The workers collect; this process does not.
    private static async Task<int> LentAsync() => (await Collector.CollectElsewhereAsync(Workers)).Sum();

    private static async Task AssertNothingIsLentAsync()
    {
        long end = Environment.TickCount64 + ((long)Limits.Wait.TotalMilliseconds / 3);
        int lent;
        do lent = await LentAsync();
        while (lent > 0 && Environment.TickCount64 < end);
        Assert.Equal(0, lent);
    }
}
