using Remote.Runtime.Tests.Failures;
using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Lineage;

/// <summary>A task's large result is gone from the store: its task makes it again, and whoever needs it hears nothing of it.</summary>
public sealed class When_a_result_is_lost(LineageFixture fixture) : IClassFixture<LineageFixture>, IDisposable
{
    private readonly Place place = new();

    public void Dispose() => place.Dispose();

    [Fact(Timeout = Limits.Test)]
    public async Task It_is_made_again_by_its_task()
    {
        ObjectRef<byte[]> made = Makers.Remote().Make(place.Folder, 7);
        Assert.Equal(Makers.Bytes(7), await made);
        Damage.Lose(made);
        Assert.Equal(Makers.Bytes(7), await made);
        Assert.Equal(2, Runs("make7"));
        Assert.Contains(fixture.Own.Logged, static line => line.Contains("Makers.Make is run again", StringComparison.Ordinal) && line.Contains("damaged", StringComparison.Ordinal));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Each_way_to_read_it_waits_for_it()
    {
        ObjectRef<byte[]>[] made = [.. Enumerable.Range(0, 3).Select(i => Makers.Remote().Make(place.Folder, i))];
        await made;
        Damage.Lose(made);
        Assert.Equal(Makers.Bytes(0), made[0].Get());
        Assert.Equal(Makers.Bytes(1), await made[1].GetAsync(TimeSpan.FromSeconds(60)));
        Assert.Equal(Makers.Bytes(2), (await made)[2]);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task However_many_wait_for_it_it_is_made_once()
    {
        ObjectRef<byte[]> made = Makers.Remote().Make(place.Folder, 7);
        await made;
        Damage.Lose(made);
        byte[][] read = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () => await made)));
        byte[] expected = Makers.Bytes(7);
        // One by one their 7.5 million bytes take seconds on a machine that has other work.
        Assert.All(read, one => Assert.True(one.AsSpan().SequenceEqual(expected)));
        Assert.Equal(2, Runs("make7"));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_chain_of_three_is_made_again_whose_middle_was_freed()
    {
        ObjectRef<byte[]> first = Makers.Remote().Make(place.Folder, 7);
        ObjectRef<byte[]> second = Makers.Remote().Next(place.Folder, "second", first);
        ObjectRef<byte[]> third = Makers.Remote().Next(place.Folder, "third", second);
        byte[] expected = await third;
        second.Dispose();
        Damage.Lose(first, third);
        Assert.Equal(expected, await third);
        Assert.Equal((2, 2, 2), (Runs("make7"), Runs("second"), Runs("third")));
        Assert.Equal(Makers.Bytes(7), await first);
        Assert.Equal(2, Runs("make7"));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task What_two_of_its_makers_take_is_made_again_once()
    {
        ObjectRef<byte[]> top = Makers.Remote().Make(place.Folder, 7);
        ObjectRef<byte[]> left = Makers.Remote().Next(place.Folder, "left", top);
        ObjectRef<byte[]> right = Makers.Remote().Next(place.Folder, "right", top);
        ObjectRef<byte[]> bottom = Makers.Remote().Add(place.Folder, "bottom", left, right);
        byte[] expected = await bottom;
        top.Dispose();
        left.Dispose();
        right.Dispose();
        Damage.Lose(bottom);
        Assert.Equal(expected, await bottom);
        Assert.Equal((2, 2, 2, 2), (Runs("make7"), Runs("left"), Runs("right"), Runs("bottom")));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_call_that_takes_it_gets_it_made_again_and_keeps_its_retries()
    {
        ObjectRef<byte[]> made = Makers.Remote().Make(place.Folder, 7);
        await made;
        Damage.Lose(made);
        Assert.Equal(Makers.Bytes(7).Sum(static b => (long)b), await Makers.Remote(new() { MaxRetries = 0 }).Total(place.Folder, made));
        Assert.Equal((2, 1), (Runs("make7"), Runs("total")));
        Assert.Equal(Makers.Bytes(7), await made);
        Assert.Equal(2, Runs("make7"));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Calls_under_way_that_take_it_go_on()
    {
        ObjectRef<byte[]> made = Makers.Remote().Make(place.Folder, 7);
        await made;
        ObjectRef[] held = [.. Enumerable.Range(0, 2).Select(_ => Gates.Remote().MeetAndHold(place.Folder, 2, "open"))];
        await Task.Run(() => Place.AwaitThat(() => Place.Count(place.Folder, "held-") == 2, "held workers"));
        ObjectRef<long>[] totals = [.. Enumerable.Range(0, 4).Select(_ => Makers.Remote().Total(place.Folder, made))];
        Damage.Lose(made);
        made.Dispose();
        place.Mark("open");
        Assert.All(await totals, static total => Assert.Equal(Makers.Bytes(7).Sum(static b => (long)b), total));
        Assert.Equal(2, Runs("make7"));
        await held;
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_call_may_miss_many_arguments_one_after_the_other()
    {
        ObjectRef<byte[]>[] made = [.. Enumerable.Range(0, 12).Select(i => Makers.Remote().Make(place.Folder, i))];
        await made;
        Damage.Lose(made);
        byte[] expected = Makers.Sum(place.Folder, "expected", [.. Enumerable.Range(0, 12).Select(Makers.Bytes)]);
        Assert.Equal(expected, await Makers.Remote().Sum(place.Folder, "sum", [.. made]));
        Assert.Equal(1, Runs("sum"));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Arguments_of_each_kind_are_put_together_again()
    {
        ObjectRef<byte[]> freed = Makers.Remote().Make(place.Folder, 1);
        ObjectRef<byte[]> lost = Makers.Remote().Make(place.Folder, 2);
        ObjectRef<byte[]> put = ObjectRef.Put(Makers.Bytes(4));
        ObjectRef<byte[]> small = ObjectRef.Put(new byte[Makers.Length / 2]);
        ObjectRef<byte[]> sum = Makers.Remote().Sum(place.Folder, "sum", freed, lost, put, small, lost);
        byte[] expected = await sum;
        freed.Dispose();
        small.Dispose();
        Damage.Lose(sum, lost);
        Assert.Equal(expected, await sum);
        Assert.Equal((2, 2, 2), (Runs("make1"), Runs("make2"), Runs("sum")));
        GC.KeepAlive(put);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task An_argument_seen_as_an_interface_is_given_again()
    {
        ObjectRef<List<int>> numbers = Makers.Remote().Numbers(place.Folder);
        ObjectRef<int[]> twice = Makers.Remote().Twice(place.Folder, numbers);
        int[] expected = await twice;
        numbers.Dispose();
        Damage.Lose(twice);
        Assert.Equal(expected, await twice);
        Assert.Equal((2, 2), (Runs("numbers"), Runs("twice")));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Refs_inside_it_are_those_of_the_last_run()
    {
        ObjectRef<(byte[] Ballast, ObjectRef<int> Inside)> made = Makers.Remote().MakeWithRef(place.Folder);
        Assert.Equal(1, await (await made).Inside);
        Damage.Lose(made);
        Assert.Equal(2, await (await made).Inside);
        Assert.Equal(2, await Makers.Remote().Unwrap(made));
        // Also where the call that takes it is under way when it is found to be lost.
        Damage.Lose(made);
        Assert.Equal(3, await Makers.Remote().Unwrap(made));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Elements_of_a_split_result_are_made_again_together_but_what_is_there_stays()
    {
        (ObjectRef<byte[]> one, ObjectRef<int> small, ObjectRef<byte[]> other) = Makers.Remote().Halves(place.Folder, 5);
        await one;
        await other;
        Damage.Lose(one);
        Assert.Equal(Makers.Bytes(5), await one);
        Assert.Equal(5, await small);
        Assert.Equal(2, Runs("halves"));
        Damage.Lose(other);
        Assert.Equal(Makers.Bytes(6), await other);
        Assert.Equal(3, Runs("halves"));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_borrower_asks_its_owner_who_has_it_made_again()
    {
        ObjectRef<byte[]> made = Makers.Remote().Make(place.Folder, 7);
        await made;
        ObjectRef<long> total = Makers.Remote().TotalOf(place.Folder, [made]);
        await Task.Run(() => Place.AwaitThat(() => Place.Count(place.Folder, "began-") == 1, "borrower"));
        Damage.Lose(made);
        place.Mark("go");
        Assert.Equal(Makers.Bytes(7).Sum(static b => (long)b), await total);
        Assert.Equal(2, Runs("make7"));
        Assert.Equal(Makers.Bytes(7), await made);
        Assert.Equal(2, Runs("make7"));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Its_task_sees_that_it_is_another_attempt()
    {
        ObjectRef<int[]> made = Makers.Remote().MakeAttempt();
        for (int attempt = 0; attempt < 3; attempt++)
        {
            Assert.Equal(attempt, (await made)[^1]);
            Damage.Lose(made);
        }

        Assert.Equal(3, (await made)[^1]);
    }

    private int Runs(string name) => Place.Count(place.Folder, name + "-");
}
