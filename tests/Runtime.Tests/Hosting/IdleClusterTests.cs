using Remote.Runtime.Tests.ActorModel;
using Remote.Runtime.Tests.Failures;
using Remote.Runtime.Tests.Support;
using Remote.Runtime.Tests.Tasks;

namespace Remote.Runtime.Tests.Hosting;

/// <summary>A cluster that has worked and has nothing to do now, though an actor lives: each timer that wakes it costs a part of a core for as long as it stands.</summary>
public sealed class IdleClusterTests
{
    private const int Workers = 2;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Timers_wake_each_process_six_times_a_minute_and_the_driver_for_each_heartbeat()
    {
        var time = new CountingTime();
        await using Cluster cluster = await Cluster.StartAsync(new() { Workers = Workers, Cpus = Workers, Isolation = Isolation.Thread, Time = time, Logging = new LogLines() });
        IActorRef<Counter> actor = Counter.Remote();
        Assert.Equal((3, 1), (await Work.Remote().Add(1, 2), await actor.Increment()));
        Pass(Settling, time, () => _ = cluster.Nodes);
        // How long a lease was idle is counted by the machine's clock.
        await Signals.UntilAsync(() => Pass(Step, time, static () => { }) && IsFree(cluster.Nodes[0]), "The lease was not returned.");
        Pass(Settling, time, () => _ = cluster.Nodes);

        time.Reset();
        // What was due is set again before the next step. But for one: that the node was asked just now is looked after once.
        Pass(Minute, time, () => SpinWait.SpinUntil(() => time.Away <= 1, TestLimits.Usual));
        // The two task workers, the actor's host, the spare, the driver.
        const int heartbeats = 20, watchdogs = 6 * 5;
        Assert.True(time.Fired is >= heartbeats + watchdogs - 6 and <= heartbeats + watchdogs + 1, time.Who);
        Assert.Equal(2, await actor.Increment());
    }

    private static bool IsFree(NodeInfo node) => node.Available["CPU"] >= Workers;

    private static bool Pass(TimeSpan by, CountingTime time, Action afterEach)
    {
        for (TimeSpan passed = TimeSpan.Zero; passed < by; passed += Step)
        {
            time.Advance(Step);
            afterEach();
        }

        return true;
    }
}
