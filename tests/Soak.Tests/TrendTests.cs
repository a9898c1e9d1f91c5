using global::Soak;

namespace Remote.Soak.Tests;

/// <summary>The judge of the soak run sees growth: else its verdict would mean nothing.</summary>
public sealed class TrendTests
{
    private const long Slack = 10;

    [Fact]
    public void What_grows_all_the_time_is_not_flat() => Assert.False(Judge(static second => 100 + (5 * second)));

    [Fact]
    public void What_grows_only_while_it_warms_up_is_flat() => Assert.True(Judge(static second => Math.Min(1000, 100 * second)));

    [Fact]
    public void What_goes_up_and_down_is_flat() => Assert.True(Judge(static second => second % 7 == 0 ? 5000 : 1000));

    [Fact]
    public void A_little_more_is_still_flat_and_a_little_more_than_that_is_not()
    {
        Assert.True(Judge(static second => second < 50 ? 100 : 135));
        Assert.False(Judge(static second => second < 50 ? 100 : 136));
    }

    [Fact]
    public void Each_thing_that_a_run_takes_is_judged()
    {
        Sample[] samples = [.. Enumerable.Range(0, 100).Select(static second => new Sample(0, 0, 0, 0, 0, 0, 100L * second))];
        Assert.Equal(["objects"], Trend.Of(samples).Where(static t => !t.IsFlat).Select(static t => t.Name));
        samples = [.. Enumerable.Range(0, 100).Select(static second => new Sample((long)second << 24, (long)second << 24, (long)second << 24, (long)second << 24, (long)second << 24, second, 0))];
        Assert.Equal(6, Trend.Of(samples).Count(static t => !t.IsFlat));
    }

    private static bool Judge(Func<int, long> value) => Trend.Of("it", [.. Enumerable.Range(0, 100).Select(value)], Slack).IsFlat;
}
