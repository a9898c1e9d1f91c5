using Remote.Runtime.Tests.ActorModel;
using Remote.Runtime.Tests.Support;
using Remote.Runtime.Tests.Tasks;

namespace Remote.Runtime.Tests.Contract;

/// <summary>Nothing can be asked of a cluster that was stopped, and everything says so at once.</summary>
public sealed class AfterTheEndTests
{
    [Theory(Timeout = TestLimits.Usual)]
    [InlineData("task")]
    [InlineData("put")]
    [InlineData("actor")]
    [InlineData("actor call")]
    [InlineData("actor by name")]
    [InlineData("kill")]
    [InlineData("pending calls")]
    public async Task It_says_that_the_cluster_was_stopped(string what)
    {
        IActorRef<Counter> counter;
        Cluster ended;
        await using (Cluster cluster = await Cluster.StartAsync(new() { Workers = 1, Cpus = 1, Isolation = Isolation.Thread }))
        {
            ended = cluster;
            counter = Counter.Remote();
            await counter.Value();
        }

        var error = await Assert.ThrowsAsync<ObjectDisposedException>(async () =>
        {
            switch (what)
            {
                case "task": await Work.Remote().Add(1, 2); break;
                case "put": _ = ObjectRef.Put(1); break;
                case "actor": _ = Counter.Remote(); break;
                case "actor call": await counter.Value(); break;
                case "actor by name": await Remote.Actors.GetAsync<Counter>("c"); break;
                case "kill": await Remote.Actors.KillAsync(counter); break;
                default: await ended.GetPendingCallsAsync(); break;
            }
        });
        Assert.Contains("Cluster", error.Message);
        Assert.Contains("Cluster", error.ObjectName);
    }
}
