using Remote.Nodes.Memory;

namespace Remote.Runtime.Tests.Nodes.Memory;

/// <summary>No pause in which the room that was there could have been filled, and none longer than needed.</summary>
public sealed class MemoryPaceTests
{
    private const long GiB = 1L << 30;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(1, 1, 250)]
    [InlineData(1, 4, 1000)]
    [InlineData(2, 4, 500)]
    [InlineData(4, 1000, 3000)]
    [InlineData(1, 0, 250)]
    [InlineData(1, -5, 250)]
    public void It_is_the_room_over_what_the_cores_can_fill(int cores, int gibibytes, int milliseconds)
        => Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), new MemoryPace(cores).After(gibibytes * GiB, Second));

    [Theory]
    [InlineData(0.5)]
    [InlineData(2)]
    [InlineData(4)]
    public void Whoever_fills_at_the_assumed_speed_is_met_at_the_limit_or_before_within_a_quarter_of_a_second(double gibibytesPerSecond)
    {
        foreach (double start in new[] { 0.3, 1, 2.9, 17, 400 })
        {
            var pace = new MemoryPace(cores: 1);
            double room = start * GiB, beyond = 0;
            for (TimeSpan pause = pace.After((long)room, Second); room > 0; pause = pace.After((long)room, pause))
            {
                room -= gibibytesPerSecond * GiB * pause.TotalSeconds;
                beyond = -room / (gibibytesPerSecond * GiB);
            }

            Assert.InRange(beyond, 0, MemoryPace.Shortest.TotalSeconds);
        }
    }

    [Fact]
    public void Memory_that_was_seen_to_fill_faster_is_trusted_less_and_by_and_by_as_before()
    {
        var pace = new MemoryPace(cores: 1);
        pace.After(60 * GiB, Second);
        // 40 GiB in one second: 80 are possible.
        Assert.Equal(0.25, pace.After(20 * GiB, Second).TotalSeconds, 3);
        pace.After(120 * GiB, Second);
        double pause = pace.After(120 * GiB, Second).TotalSeconds;
        Assert.InRange(pause, 1.5, 2.5);
        for (int i = 0; i < 30; i++) pace.After(120 * GiB, Second);
        Assert.Equal(MemoryPace.Longest, pace.After(120 * GiB, Second));
    }
}
