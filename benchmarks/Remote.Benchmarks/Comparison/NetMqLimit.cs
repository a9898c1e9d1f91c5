using Remote.Benchmarks.Core;
using Remote.Benchmarks.Peers;

namespace Remote.Benchmarks.Comparison;

/// <summary>A bare NetMQ echo: what Remote could do at best over NetMQ with one message a call.</summary>
internal sealed class NetMqLimit : IContender
{
    public const string ContenderName = "netmq";

    private const int Outstanding = 1_000;

    private EchoClient? echo;

    public string Name => ContenderName;

    public string What => "bare NetMQ DEALER to ROUTER over TCP, a message of 32 bytes a call, blocking";

    public ContenderKind Kind => ContenderKind.Limit;

    public bool Takes(Workload workload) => workload is Workload.OneAtATime or Workload.Blocking or Workload.Burst;

    public Task StartAsync(CancellationToken cancellationToken) => Task.Run(() => echo = new EchoClient(), cancellationToken);

    public Task<double> RateAsync(Workload workload, TimeSpan time)
        => Task.Factory.StartNew(() => echo!.Run(workload == Workload.Burst ? Outstanding : 1, time), TaskCreationOptions.LongRunning);

    public ValueTask DisposeAsync()
    {
        echo?.Dispose();
        return default;
    }
}
