using Microsoft.Extensions.Logging.Abstractions;
using Remote.ControlPlane;
using Remote.Nodes;

namespace Remote.Runtime.Tests.Nodes;

public sealed class HealthWatchTests
{
    private readonly TestWorkers workers = new();
    private readonly NodeWorker worker;

    public HealthWatchTests() => worker = workers.Serve(workers.Start(WorkerRole.Tasks));

    [Fact]
    public void A_worker_that_answers_is_asked_each_beat_and_left_alone()
    {
        HealthWatch health = Watch(60);
        for (int i = 0; i < 100; i++)
        {
            health.OnBeat([worker]);
            Assert.False(health.OnHeard(worker));
        }

        Assert.Equal(100, workers.Sent.Count(s => s.Message is Ping));
        Assert.False(worker.IsSlow);
        Assert.Empty(workers.Killed);
    }

    [Fact]
    public void One_that_is_silent_is_slow_after_three_beats_and_ended_after_twenty()
    {
        HealthWatch health = Watch(60);
        Assert.Equal(TimeSpan.FromSeconds(3), health.Period);
        Beat(health, 3);
        Assert.False(worker.IsSlow);
        Beat(health, 1);
        Assert.True(worker.IsSlow);
        Beat(health, 16);
        Assert.Empty(workers.Killed);
        Beat(health, 5);
        Assert.Equal([worker.Number], workers.Killed);
        Assert.Contains("60 s", worker.KilledBecause);
        // It was asked once: what is asked again piles up where nobody reads.
        Assert.Single(workers.Sent);
    }

    [Fact]
    public void One_that_comes_back_in_time_goes_on_as_if_nothing_had_been()
    {
        HealthWatch health = Watch(60);
        for (int round = 0; round < 3; round++)
        {
            Beat(health, 15);
            Assert.True(worker.IsSlow);
            Assert.True(health.OnHeard(worker));
            Assert.False(worker.IsSlow);
        }

        Assert.Empty(workers.Killed);
    }

    [Fact]
    public void Without_a_limit_it_is_waited_for_for_ever()
    {
        var health = new HealthWatch(Timeout.InfiniteTimeSpan, NullLogger.Instance);
        Beat(health, 1000);
        Assert.True(worker.IsSlow);
        Assert.Empty(workers.Killed);
    }

    private static HealthWatch Watch(int seconds) => new(TimeSpan.FromSeconds(seconds), NullLogger.Instance);

    private void Beat(HealthWatch health, int times)
    {
        for (int i = 0; i < times; i++) health.OnBeat([worker]);
    }
}
