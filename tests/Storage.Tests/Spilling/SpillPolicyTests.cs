using CsCheck;
using Remote.Storage.Spilling;

namespace Remote.Storage.Tests.Spilling;

public sealed class SpillPolicyTests
{
    private const long MiB = 1 << 20;

    private static readonly Gen<(long Capacity, long Used, long Needed)> Stores = StoresUpTo(1L << 40);

    private static readonly Gen<long[]> Sizes = Gen.Long[1, 200 * MiB].Array[0, 40];

    [Fact]
    public void Nothing_goes_while_the_store_is_not_full_and_nobody_waits()
        => Stores.Sample(s => s.Used <= s.Capacity * SpillPolicy.Threshold - 1 ? SpillPolicy.Excess(s.Capacity, s.Used, 0) == 0 : SpillPolicy.Excess(s.Capacity, s.Used, s.Needed) >= 0);

    [Fact]
    public void Above_the_threshold_enough_goes_to_be_below_it()
        => Stores.Where(s => s.Used > s.Capacity * SpillPolicy.Threshold + 1)
            .Sample(s => s.Used - SpillPolicy.Excess(s.Capacity, s.Used, s.Needed) <= s.Capacity * SpillPolicy.Threshold);

    [Fact]
    public void Who_waits_gets_room_even_below_the_threshold()
        => Stores.Sample(s => SpillPolicy.Excess(s.Capacity, s.Used, s.Needed) >= Math.Min(s.Needed, s.Used));

    [Fact]
    public void Of_a_large_store_a_whole_batch_goes_at_a_time()
        => Stores.Where(s => s.Capacity >= 1000 * MiB && (s.Needed > 0 || s.Used > s.Capacity * SpillPolicy.Threshold + 1) && s.Used > s.Capacity * 0.76)
            .Sample(s => SpillPolicy.Excess(s.Capacity, s.Used, s.Needed) >= SpillPolicy.Batch);

    [Fact]
    public void Of_a_small_store_two_thirds_stay_unless_somebody_waits_for_more()
        => StoresUpTo(600 * MiB).Sample(s =>
        {
            long left = s.Used - SpillPolicy.Excess(s.Capacity, s.Used, s.Needed);
            return left >= Math.Min(s.Used, (long)(s.Capacity * SpillPolicy.Rest)) || left >= s.Used - s.Needed;
        });

    [Theory]
    [InlineData(64, 52, 0, 11)] // 52 of 64 MiB: down to 41.6.
    [InlineData(64, 40, 30, 30)]
    [InlineData(64, 50, 0, 0)]
    [InlineData(10_000, 8_001, 0, 100)]
    [InlineData(10_000, 9_500, 0, 1_500)]
    [InlineData(10_000, 7_000, 10, 100)]
    public void The_figures_are_those_of_the_page(long capacity, long used, long needed, long excess)
        => Assert.Equal(excess, (long)Math.Ceiling(SpillPolicy.Excess(capacity * MiB, used * MiB, needed * MiB) / (double)MiB));

    [Fact]
    public void Copies_go_before_anything_is_written_and_then_the_least_recently_used()
        => Gen.Select(Sizes, Sizes, Gen.Long[0, 2000 * MiB]).Sample((copies, own, excess) =>
        {
            List<long> chosen = SpillPolicy.Choose(copies, own, static size => size, excess);
            return copies.Concat(own).Take(chosen.Count).SequenceEqual(chosen);
        });

    [Fact]
    public void What_goes_is_enough_and_never_more_than_the_last_one_makes_it()
        => Gen.Select(Sizes, Sizes, Gen.Long[0, 2000 * MiB]).Sample((copies, own, excess) =>
        {
            List<long> chosen = SpillPolicy.Choose(copies, own, static size => size, excess);
            return (chosen.Sum() >= excess || chosen.Count == copies.Length + own.Length) && (chosen.Count == 0 || chosen.Sum() - chosen[^1] < excess);
        });

    private static Gen<(long Capacity, long Used, long Needed)> StoresUpTo(long most)
        => from capacity in Gen.Long[1, most]
           from used in Gen.Long[0, capacity]
           from needed in Gen.OneOf(Gen.Const(0L), Gen.Long[0, capacity])
           select (capacity, used, needed);
}
