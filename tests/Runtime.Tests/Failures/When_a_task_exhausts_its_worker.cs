using Remote.Runtime.Tests.ActorModel;

namespace Remote.Runtime.Tests.Failures;

/// <summary>Code that takes all of a resource: the machine and all other work survive it, and the error names what ran out.</summary>
public sealed class When_a_task_exhausts_its_worker
{
    [Fact(Timeout = Limits.Test)]
    public async Task A_stack_that_overflowed_is_named_and_others_go_on()
    {
        await using OwnCluster own = await OwnCluster.StartAsync();
        var error = await Assert.ThrowsAsync<WorkerCrashedException>(async () => await Exhaustion.Remote(new() { MaxRetries = 1 }).Overflow(0));
        Assert.Contains("its stack overflowed", error.Message);
        Assert.Contains("2 times in all", error.Message);
        Assert.Equal(49, await Victims.Remote().Square(7));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Memory_that_ran_out_is_named_and_others_go_on()
    {
        await using OwnCluster own = await OwnCluster.StartAsync(new() { Workers = 2, Cpus = 2, WorkerMemory = 200 << 20 });
        IActorRef<Counter> actor = Counter.Remote(5);
        Assert.Equal(6, await actor.Increment());
        var error = await Assert.ThrowsAnyAsync<RemoteException>(async () => await Exhaustion.Remote(new() { MaxRetries = 0 }).Allocate());
        // As a rule the code gets the exception; where the runtime itself needs memory at that moment, the process ends.
        Assert.True(
            error is RemoteTaskException { InnerException: OutOfMemoryException } || (error is WorkerCrashedException && error.Message.Contains("ran out of memory")),
            error.ToString());
        Assert.Equal(49, await Victims.Remote().Square(7));
        Assert.Equal(7, await actor.Increment());
    }

    [Fact]
    public async Task A_bound_that_no_worker_could_live_in_is_refused()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => Cluster.StartAsync(new() { WorkerMemory = 1000 }));
        Assert.Contains("WorkerMemory", error.Message);
        error = await Assert.ThrowsAsync<ArgumentException>(() => Cluster.StartAsync(new() { HeartbeatTimeout = TimeSpan.Zero }));
        Assert.Contains("HeartbeatTimeout", error.Message);
        Assert.Null(Cluster.Current);
    }
}
