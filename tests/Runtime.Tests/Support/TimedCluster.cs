using Microsoft.Extensions.Time.Testing;

namespace Remote.Runtime.Tests.Support;

/// <summary>A cluster of threads whose clock stands until a test moves it, and what it logs.</summary>
internal sealed class TimedCluster : IAsyncDisposable
{
    private readonly Cluster cluster;

    private TimedCluster(Cluster cluster, FakeTimeProvider time, LogLines log) => (this.cluster, Time, Log) = (cluster, time, log);

    public FakeTimeProvider Time { get; }

    public LogLines Log { get; }

    public Cluster Cluster => cluster;

    public static async Task<TimedCluster> StartAsync(int workers = 1)
    {
        var time = new FakeTimeProvider();
        var log = new LogLines();
        Cluster cluster = await Cluster.StartAsync(new() { Workers = workers, Cpus = workers, Isolation = Isolation.Thread, Logging = log, Time = time });
        return new TimedCluster(cluster, time, log);
    }

    /// <summary>Lets time pass, in steps small enough that each timer runs when it is due.</summary>
    public void Pass(double seconds)
    {
        for (double step = 0; step < seconds; step += 0.5) Time.Advance(TimeSpan.FromSeconds(0.5));
    }

    /// <summary>Where a call stands; the call is there, or comes.</summary>
    public async Task<PendingCall> PendingAsync(string name, PendingCallState state, string reason = "")
    {
        PendingCall? found = null;
        for (long end = Environment.TickCount64 + 60_000; found is null; await Task.Yield())
        {
            if (Environment.TickCount64 > end) throw new TimeoutException($"{name} did not come to {state}.");
            IReadOnlyList<PendingCall> all = await cluster.GetPendingCallsAsync();
            found = all.FirstOrDefault(c => c.Name == name && c.State == state && c.Reason.Contains(reason, StringComparison.Ordinal));
        }

        return found;
    }

    public ValueTask DisposeAsync() => cluster.DisposeAsync();
}
