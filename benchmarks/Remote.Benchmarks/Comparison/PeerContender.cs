using System.Globalization;
using System.Text.Json;
using Remote.Benchmarks.Peers;

namespace Remote.Benchmarks.Comparison;

/// <summary>What Remote.Benchmarks.Peers measures: its client is a process of its own, as is its host, so that this one does not load what the peers need.</summary>
internal sealed class PeerContender(string name, int actors) : IContender
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "peers", "Remote.Benchmarks.Peers.dll");

    private HostProcess? client;
    private ContenderTerms terms = new("", []);

    public string Name => name;

    public string What => terms.What;

    public ContenderKind Kind => PeerNames.Limits.Contains(name) ? ContenderKind.Limit : ContenderKind.Peer;

    public int? ProcessId => client?.Id;

    public bool Takes(Workload workload) => terms.Takes.Contains(workload);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        client = await HostProcess.StartAsync(Program, ["client", name, actors.ToString(CultureInfo.InvariantCulture)], cancellationToken);
        terms = JsonSerializer.Deserialize<ContenderTerms>(client.FirstLine)!;
    }

    public async Task<double> RateAsync(Workload workload, TimeSpan time)
        => double.Parse(await client!.AskAsync(string.Create(CultureInfo.InvariantCulture, $"{workload} {time.TotalSeconds}")), CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync() => client?.DisposeAsync() ?? default;
}
