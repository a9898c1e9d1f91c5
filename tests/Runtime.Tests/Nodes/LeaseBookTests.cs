using System.Threading.Channels;
using Remote.ControlPlane;
using Remote.Nodes;
using Remote.Scheduling;

namespace Remote.Runtime.Tests.Nodes;

public sealed class LeaseBookTests
{
    private static readonly ResourceVector OneCpu = ResourceVector.Create(1, 0, 0, null);

    private readonly Channel<ControlMessage> told = Channel.CreateUnbounded<ControlMessage>();
    private readonly WorkerPool pool = new(1, static role => new NodeWorker(3, role));
    private readonly LeaseBook book;
    private readonly NodeClient client;

    public LeaseBookTests()
    {
        var scheduler = new Scheduler();
        scheduler.AddNode(Node.Number, OneCpu);
        var pools = new WorkerPools();
        pools.Add(Node.Number, pool);
        book = new LeaseBook(scheduler, pools, static () => []);
        (IControlChannel node, IControlChannel driver) = InMemoryControlChannel.CreatePair();
        driver.Start(message => told.Writer.TryWrite(message), static _ => { });
        client = new NodeClient(2, node, isDriver: true);
    }

    [Fact]
    public async Task Without_workers_requests_fail_with_the_reason_instead_of_waiting()
    {
        book.OnRequest(client, new LeaseRequest(1, OneCpu));
        pool.Remove(pool.All.Single());         // the one that the request had started
        book.OnNoWorkers("the host is missing");
        book.OnRequest(client, new LeaseRequest(2, OneCpu));

        Assert.Equal(new LeaseRefused(1, "the host is missing", NoWorkers: true), await NextAsync());
        Assert.Equal(new LeaseRefused(2, "the host is missing", NoWorkers: true), await NextAsync());
        Assert.Equal(0, book.PendingCount);
    }

    [Fact]
    public void A_worker_that_is_left_still_serves_all()
    {
        pool.KeepUp();
        book.OnRequest(client, new LeaseRequest(1, OneCpu));
        book.OnNoWorkers("the host is missing");
        Assert.Equal(1, book.PendingCount);
    }

    [Fact]
    public void Workers_are_started_for_what_fits_at_once_not_for_all_that_wait()
    {
        for (ulong request = 1; request <= 16; request++) book.OnRequest(client, new LeaseRequest(request, OneCpu));
        Assert.Single(pool.All);
    }

    [Fact]
    public async Task A_lease_granted_while_another_process_waits_says_so()
    {
        NodeWorker worker = Serving();
        var other = new NodeClient(5, InMemoryControlChannel.CreatePair().Item1, isDriver: true);
        book.OnRequest(client, new LeaseRequest(1, OneCpu));
        book.OnRequest(other, new LeaseRequest(2, OneCpu));
        book.OnReturned(worker.Leases.Single().Id);
        book.OnRequest(client, new LeaseRequest(3, OneCpu));
        book.Grant();
        book.OnReturned(worker.Leases.Single().Id);
        book.OnRequest(other, new LeaseRequest(4, OneCpu));

        Assert.False(Assert.IsType<LeaseGranted>(await NextAsync()).Contended);
        ControlMessage next = await NextAsync();
        while (next is LeaseWanted) next = await NextAsync();
        Assert.True(Assert.IsType<LeaseGranted>(next).Contended);
    }

    private NodeWorker Serving()
    {
        pool.KeepUp();
        NodeWorker worker = pool.All.Single();
        worker.Address = new Messaging.PeerAddress(worker.Number, "");
        return worker;
    }

    private async Task<ControlMessage> NextAsync() => await told.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));
}
