using Remote.Launch.Tests.Support;
using Remote.Messaging.Rings;
using Remote.Nodes.Launch;

namespace Remote.Messaging.Tests;

/// <summary>Between processes of their own.</summary>
public sealed class RingProcessTests : IAsyncLifetime
{
    private readonly RingTransport transport = new() { Options = new RingOptions() };

    private static string Driver
    {
        get
        {
            // tests/Messaging.Tests/bin/<configuration>/<framework>/ → tests/Messaging.Tests.Driver/bin/<configuration>/<framework>/
            string own = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
            string framework = Path.GetFileName(own), configuration = Path.GetFileName(Path.GetDirectoryName(own)!);
            return Path.GetFullPath(Path.Combine(own, "..", "..", "..", "..", "Messaging.Tests.Driver", "bin", configuration, framework, "Remote.Messaging.Tests.Driver.dll"));
        }
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => transport.DisposeAsync().AsTask();

    [Fact]
    public async Task Another_process_answers_each_message_in_order()
    {
        const int Count = 20_000;
        OrderCheck answers = new(Count);
        using StartedProgram echo = Start("echo", 2);
        Assert.True(await echo.IsReadyAsync(), echo.Output);
        (RingMessenger one, TestHandler atOne) = transport.StartRing(1, new TestHandler { Received = answers.Receive });
        IPeer peer = one.Connect(AddressOf(2));
        for (int number = 0; number < Count; number++) peer.Send(OrderCheck.Message(0, number));
        await answers.All.Done;
        Assert.Equal(0, await echo.EndInputAsync());
        Assert.Equal(2ul, (await atOne.NextClosed()).Peer.Process);
        await one.DisposeAsync();
        Assert.Empty(transport.Left);
    }

    [Fact]
    public async Task A_process_that_is_killed_while_it_writes_loses_no_committed_message_and_leaves_nothing()
    {
        const int Enough = 5_000;
        Countdown some = new(Enough);
        Gaps gaps = new(some);
        (RingMessenger one, TestHandler atOne) = transport.StartRing(1, new TestHandler { Received = gaps.Receive });
        using StartedProgram flood = Start("flood", 2, "1");
        Assert.True(await flood.IsReadyAsync(), flood.Output);
        await some.Done;
        // Other tests of this process have rings as well, in folders of their own.
        string ring = Path.Combine(transport.Folder, "ring-2-");
        Assert.Contains(ring, await File.ReadAllTextAsync("/proc/self/maps"), StringComparison.Ordinal);
        await flood.KillAsync();
        (IPeer closed, string reason) = await atOne.NextClosed();
        Assert.Equal(2ul, closed.Process);
        Assert.Equal("the connection ended", reason);
        Assert.Null(gaps.Fault);
        Assert.DoesNotContain(transport.Log.Texts, text => text.Contains("lost process", StringComparison.Ordinal));

        transport.Files.Sweep(2);
        await one.DisposeAsync();
        Assert.Equal(0, atOne.ClosedCount);
        Assert.Empty(transport.Left);
        Assert.DoesNotContain(ring, await File.ReadAllTextAsync("/proc/self/maps"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Processes_that_die_and_come_are_told_apart()
    {
        (RingMessenger one, TestHandler atOne) = transport.StartRing(1);
        for (ulong process = 2; process < 6; process++)
        {
            using StartedProgram echo = Start("echo", process);
            Assert.True(await echo.IsReadyAsync(), echo.Output);
            IPeer peer = one.Connect(AddressOf(process));
            peer.Send(Messages.Of("hello"));
            Assert.Same(peer, (await atOne.NextMessage()).From);
            await echo.KillAsync();
            Assert.Same(peer, (await atOne.NextClosed()).Peer);
        }

        Assert.Equal(0, atOne.ClosedCount);
    }

    private PeerAddress AddressOf(ulong process) => transport.Nowhere(process);

    private StartedProgram Start(string role, ulong process, params string[] rest) =>
        new(DotnetHost.Find(), [Driver, role, transport.Folder, $"{process}", Convert.ToHexString(transport.Secret), .. rest]);

    /// <summary>Expects each thread's numbers without a gap, whatever follows them.</summary>
    private sealed class Gaps(Countdown counted)
    {
        private readonly Dictionary<int, int> next = [];

        public string? Fault { get; private set; }

        public void Receive(IPeer from, ReadOnlySpan<byte> message)
        {
            int thread = BitConverter.ToInt32(message), number = BitConverter.ToInt32(message[4..]);
            int due = next.GetValueOrDefault(thread);
            int length = number % 100 == 0 ? 300_008 : 8;
            if (number != due || message.Length != length) Fault ??= $"{number} of {message.Length} bytes came from thread {thread} where {due} of {length} was due";
            next[thread] = number + 1;
            counted.Signal();
        }
    }
}
