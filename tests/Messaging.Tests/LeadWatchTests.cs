using System.Diagnostics;
using Remote.Messaging.Rings;

namespace Remote.Messaging.Tests;

/// <summary>Who goes off and does not come back is missed; what is worth it is learnt from what was.</summary>
public sealed class LeadWatchTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("remote-watch").FullName;
    private readonly Doorbell bell;
    private readonly LeadWatch watch;

    public LeadWatchTests()
    {
        bell = Doorbell.Create(Path.Combine(folder, "bell"));
        watch = new LeadWatch(bell);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_first_who_goes_off_wakes_a_watcher()
    {
        int before = bell.Signal;
        watch.GoOff();
        Assert.NotEqual(before, bell.Signal);
        Assert.True(watch.IsOff);
    }

    [Fact]
    public void One_who_does_not_come_back_is_missed()
    {
        watch.GoOff();
        Assert.True(watch.Run(bell.Signal));
    }

    [Fact]
    public void Where_nobody_is_off_the_watch_ends()
    {
        watch.GoOff();
        watch.ComeBack();
        Assert.False(watch.IsOff);
        Assert.False(watch.Run(bell.Signal));
    }

    [Fact]
    public void The_bell_ends_the_watch()
    {
        int seen = bell.Signal;
        bell.Ring();
        Assert.True(watch.Run(seen));
    }

    [Fact]
    public void Runs_are_short_until_they_are_not_and_become_short_again()
    {
        TimeSpan limit = TimeSpan.FromMicroseconds(200);
        long ticks = (long)(limit.TotalSeconds * Stopwatch.Frequency);
        var runs = new RunLength(limit);
        Assert.True(runs.AreShort);
        for (int count = 0; count < 10; count++) runs.Note(ticks * 1000);
        Assert.False(runs.AreShort);
        for (int count = 0; count < 30; count++) runs.Note(1);
        Assert.True(runs.AreShort);
    }

    [Fact]
    public void A_caller_looks_where_that_has_found_something_and_else_now_and_then()
    {
        var spin = new CallerSpin();
        Assert.True(spin.IsWorth);
        for (int count = 0; count < 10; count++) spin.Note(wasFound: false);
        Assert.Equal(2, Enumerable.Range(0, 32).Count(_ => spin.IsWorth));
        for (int count = 0; count < 10; count++) spin.Note(wasFound: true);
        Assert.True(spin.IsWorth);
    }
}
