using Microsoft.Extensions.Logging.Abstractions;
using Remote.Benchmarks.Peers;
using Remote.Benchmarks.Rings;
using Remote.Nodes.Sessions;

namespace Remote.Benchmarks.Comparison;

/// <summary>A bare ring in shared memory, whose other end spins and so lives only while it is measured.</summary>
internal sealed class RingLimit : IContender
{
    public const string ContenderName = "ring";

    private const int Outstanding = 1_000;

    private SessionFolder? folder;

    public string Name => ContenderName;

    public string What => "bare ring in shared memory, 64 bytes a message, both processes spin";

    public ContenderKind Kind => ContenderKind.Limit;

    // Two pairs that spin need four cores.
    public bool Takes(Workload workload) => workload is Workload.OneAtATime or Workload.Blocking or Workload.Burst;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        folder = StoreFolder.Create(NullLogger.Instance);
        return Task.CompletedTask;
    }

    public Task<double> RateAsync(Workload workload, TimeSpan time)
        => Task.Factory.StartNew(() => Rate(workload == Workload.Burst ? Outstanding : 1, time), TaskCreationOptions.LongRunning);

    public ValueTask DisposeAsync()
    {
        folder?.Dispose();
        return default;
    }

    private double Rate(int window, TimeSpan time)
    {
        BareLink link = new(folder!.Path);
        try
        {
            link.RoundTrips(window, time / 4);
            return link.RoundTrips(window, time);
        }
        finally
        {
            link.DisposeAsync().AsTask().Wait();
        }
    }
}
