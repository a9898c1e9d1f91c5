using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Remote.Benchmarks.Comparison;

/// <summary>The figures for other programs.</summary>
internal static class PeersJson
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static Task WriteAsync(string file, PeersRun run, PeersOptions options) => File.WriteAllTextAsync(file, JsonSerializer.Serialize(
        new
        {
            Measured = DateTimeOffset.UtcNow,
            Cores = Environment.ProcessorCount,
            System = RuntimeInformation.OSDescription,
            Framework = RuntimeInformation.FrameworkDescription,
            Seconds = options.Time.TotalSeconds,
            options.Rounds,
            WarmUpSeconds = options.WarmUp.TotalSeconds,
            run.IdleUse,
            Contenders = run.Contenders.Select(static one => new { one.Contender.Name, one.Contender.Kind, one.Contender.What, one.Failure }),
            run.Figures,
            Targets = PeerTargets.From(run.Figures),
        },
        Format));
}
