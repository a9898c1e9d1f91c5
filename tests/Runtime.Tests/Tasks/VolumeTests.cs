using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Tasks;

/// <summary>Large values and many tasks. On a cluster of its own, which has two workers and no more.</summary>
public sealed class VolumeTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    private const int Large = 50_000_000;
    private const int Many = 100_000;

    public ClusterFixture Fixture { get; } = fixture;

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Large_values_cross_in_both_directions()
    {
        byte[] made = await Work.Remote().Make(Large, 3);
        Assert.Equal(Large, made.Length);
        Assert.True(made.AsSpan().IndexOfAnyExcept((byte)3) < 0);
        Assert.Equal(3L * Large, await Work.Remote().SumOf(made));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_large_result_is_an_argument_without_being_awaited()
        => Assert.Equal(2L * Large, await Work.Remote().SumOf(Work.Remote().Make(Large, 2)));

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Small_tasks_overtake_no_value()
    {
        ObjectRef<byte[]> large = Work.Remote().Make(Large, 1);
        int[] small = await Enumerable.Range(0, 1000).Select(i => Work.Remote().Identity(i)).ToArray();
        Assert.Equal(Enumerable.Range(0, 1000), small);
        Assert.Equal(Large, (await large).Length);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_hundred_thousand_tasks_at_once_all_end()
    {
        ObjectRef<int>[] refs = [.. Enumerable.Range(0, Many).Select(i => Work.Remote().Identity(i))];
        int[] values = await refs;
        Assert.Equal(Enumerable.Range(0, Many), values);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Tasks_that_have_ended_leave_nothing_behind()
    {
        for (int i = 0; i < 2; i++) await RunManyAsync();
        (long here, long there) = (UsedHere(), await UsedThereAsync());
        for (int i = 0; i < 4; i++) await RunManyAsync();
        // 80,000 tasks: 50 bytes of each would show.
        Assert.InRange(UsedHere(), 0, here + (4L << 20));
        Assert.InRange(await UsedThereAsync(), 0, there + (4L << 20));
        Assert.Equal(0, Cluster.Current!.Session.Calls.Count);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Values_that_nobody_holds_leave_nothing_behind()
    {
        // 600 MB pass; what pools keep is a small part of it.
        for (int i = 0; i < 30; i++)
        {
            byte[][] made = await Enumerable.Range(0, 20).Select(_ => Work.Remote().Make(1_000_000, 1)).ToArray();
            Assert.Equal(20, made.Length);
        }

        Assert.InRange(UsedHere(), 0, 200L << 20);
        Assert.InRange(await UsedThereAsync(), 0, 400L << 20);
    }

    private static async Task RunManyAsync() => await Enumerable.Range(0, 20_000).Select(i => Work.Remote().Identity(i)).ToArray();

    private static long UsedHere()
    {
        Collector.CollectHere();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static async Task<long> UsedThereAsync()
    {
        using var place = new Place();
        long[] used = await new[] { Work.Remote().UsedMemory(place.Folder, 2), Work.Remote().UsedMemory(place.Folder, 2) };
        return used.Sum();
    }
}
