using Microsoft.Extensions.Time.Testing;
using Remote.Storage.Spilling;

namespace Remote.Storage.Tests.Spilling;

public sealed class SpillHealthTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero));

    [Fact]
    public void A_failure_is_news_once_and_so_is_its_end()
    {
        var health = new SpillHealth(time);
        Assert.False(health.Succeed());
        Assert.True(health.Fail(new IOException("full")));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.False(health.Fail(new IOException("still full")));
        Assert.Equal(("still full", time.Start), (health.Failure!.Message, health.Since));
        Assert.True(health.Succeed());
        Assert.Null(health.Failure);
        Assert.True(health.Fail(new IOException("full again")));
    }

    [Fact]
    public void It_is_tried_again_ever_more_seldom_until_it_works()
    {
        var health = new SpillHealth(time);
        Assert.Equal(TimeSpan.Zero, health.Pause);
        foreach (int seconds in new[] { 1, 2, 4, 8, 16, 30, 30 })
        {
            health.Fail(new IOException());
            Assert.Equal(TimeSpan.FromSeconds(seconds), health.Pause);
            Assert.False(health.MayTry(isAsked: true));
            time.Advance(TimeSpan.FromSeconds(1));
            Assert.True(health.MayTry(isAsked: true));
            Assert.Equal(seconds == 1, health.MayTry(isAsked: false));
            time.Advance(health.Pause);
            Assert.True(health.MayTry(isAsked: false));
        }

        health.Succeed();
        health.Fail(new IOException());
        Assert.Equal(TimeSpan.FromSeconds(1), health.Pause);
    }
}
