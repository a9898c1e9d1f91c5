using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Remote.ControlPlane;
using Remote.Hosting;
using Remote.Messaging;
using Remote.Runtime.Tests.Support;
using Remote.Scheduling;
using Remote.Tasks;

namespace Remote.Runtime.Tests.Tasks;

/// <summary>When a process gives a worker back to its node.</summary>
public sealed class LeaseReturnTests : IAsyncDisposable
{
    private readonly Channel<ControlMessage> told = Channel.CreateUnbounded<ControlMessage>();
    private readonly Session session;
    private readonly InMemoryMessenger worker;
    private readonly TaskSubmitter submitter;

    public LeaseReturnTests()
    {
        var network = new InMemoryNetwork();
        (IControlChannel node, IControlChannel driver) = InMemoryControlChannel.CreatePair();
        node.Start(message => told.Writer.TryWrite(message), static _ => { });
        session = new Session(2, 1, new InMemoryMessenger(2, network, NullLogger.Instance), driver, new NoStore(), NullLogger.Instance, TimeProvider.System);
        worker = new InMemoryMessenger(3, network, NullLogger.Instance);
        submitter = session.Submitter;
    }

    [Fact]
    public async Task A_worker_that_others_wait_for_is_not_kept_for_the_next_call()
    {
        SchedulingClass tasks = submitter.ClassOf(ResourceVector.Create(1, 0, 0, null), null);
        tasks.OnGranted(new LeaseGranted(1, Lease: 7, worker.Address));
        tasks.OnGranted(new LeaseGranted(2, Lease: 8, worker.Address, Contended: true));

        // The other, idle too, is kept for a while: it would have come first.
        Assert.Equal(new LeaseReturned(8), await told.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMilliseconds(TestLimits.Usual)));
    }

    public async ValueTask DisposeAsync()
    {
        await session.DisposeAsync();
        await worker.DisposeAsync();
    }
}
