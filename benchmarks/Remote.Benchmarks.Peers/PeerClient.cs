using System.Globalization;
using System.Text.Json;

namespace Remote.Benchmarks.Peers;

/// <summary>A contender in this process, measured for the one that started it.</summary>
internal static class PeerClient
{
    public static Task<int> RunAsync(IContender contender) => ServingProcess.RunAsync(
        async () =>
        {
            await contender.StartAsync(default);
            return JsonSerializer.Serialize(new ContenderTerms(contender.What, [.. Enum.GetValues<Workload>().Where(contender.Takes)]));
        },
        async line =>
        {
            // The workload, and the seconds.
            string[] words = line.Split(' ');
            double rate = await contender.RateAsync(Enum.Parse<Workload>(words[0]), TimeSpan.FromSeconds(double.Parse(words[1], CultureInfo.InvariantCulture)));
            return rate.ToString("R", CultureInfo.InvariantCulture);
        },
        () => contender.DisposeAsync().AsTask());
}
