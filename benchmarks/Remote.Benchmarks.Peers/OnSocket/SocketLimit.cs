using System.Diagnostics;
using System.Net.Sockets;

namespace Remote.Benchmarks.Peers.OnSocket;

/// <summary>A bare Unix domain socket for each actor.</summary>
internal sealed class SocketLimit(string name) : IContender
{
    private const int Outstanding = 1_000;
    private const int PerSend = 100;

    private HostProcess? host;
    private IntSocket[] actors = [];

    public string Name => name;

    public string What => $"bare Unix domain socket, {(Polls ? "looks for input up to 200 times before it blocks" : "blocking calls")}, {PerSend} calls a send in a burst";

    public ContenderKind Kind => ContenderKind.Limit;

    private bool Polls => name == PeerNames.PolledSocket;

    // What blocks is a limit for one call at a time, whether the caller awaits or blocks.
    public bool Takes(Workload workload) => workload is not Workload.Creation;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        host = await HostStart.StartAsync(Name, cancellationToken);
        actors = [Connect(), Connect()];
    }

    public Task<double> RateAsync(Workload workload, TimeSpan time) => workload switch
    {
        Workload.Burst => OnThread(() => Bursts(actors[0], time)),
        Workload.ManyToMany => TwoCallersAsync(time),
        _ => OnThread(() => OneAtATime(time)),
    };

    public async ValueTask DisposeAsync()
    {
        foreach (IntSocket actor in actors) actor.Dispose();
        if (host is not null) await host.DisposeAsync();
    }

    private static Task<double> OnThread(Func<double> work) => Task.Factory.StartNew(work, TaskCreationOptions.LongRunning);

    private static void Receive(IntSocket actor, Span<int> answers)
    {
        for (Span<int> left = answers; left.Length > 0;)
        {
            int received = actor.Receive(left);
            if (received == 0) throw new EndOfStreamException("The other process has closed the socket.");
            left = left[received..];
        }
    }

    private static double Bursts(IntSocket actor, TimeSpan time)
    {
        int[] answers = new int[Outstanding];
        Span<int> calls = stackalloc int[PerSend];
        calls.Fill(1);
        long count = 0;
        long start = Stopwatch.GetTimestamp();
        for (; Stopwatch.GetElapsedTime(start) < time; count += answers.Length)
        {
            for (int sent = 0; sent < answers.Length; sent += PerSend) actor.Send(calls);
            Receive(actor, answers);
        }

        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private IntSocket Connect()
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(host!.FirstLine));
        return new IntSocket(socket, Polls);
    }

    private double OneAtATime(TimeSpan time)
    {
        Span<int> answer = stackalloc int[1];
        long count = 0;
        long start = Stopwatch.GetTimestamp();
        for (; Stopwatch.GetElapsedTime(start) < time; count++)
        {
            actors[0].Send([1]);
            Receive(actors[0], answer);
        }

        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private async Task<double> TwoCallersAsync(TimeSpan time)
        => (await Task.WhenAll(actors.Select(actor => OnThread(() => Bursts(actor, time))))).Sum();
}
