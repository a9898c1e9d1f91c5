using System.Diagnostics;
using Spectre.Console;

namespace Remote.Codecs.Fuzz;

/// <summary>Damages and reads, again and again.</summary>
internal static class Reading
{
    /// <summary>The exit code where a read did what it must not.</summary>
    public const int Failed = 1;

    private static readonly TimeSpan Progress = TimeSpan.FromSeconds(10);

    public static int Run(string boxFile, TimeSpan time, int seed, CancellationToken stop)
    {
        using var box = new Box(boxFile, isNew: false);
        int[] types = [.. Enumerable.Range(0, Specimens.All.Count).Where(type => Specimens.All[type].IsGuarded)];
        Corpus[] corpora = [.. types.Select(type => new Corpus(Specimens.All[type].Write()))];
        var random = new Random(seed);
        var clock = Stopwatch.StartNew();
        var totals = new Totals();
        for (TimeSpan next = Progress; clock.Elapsed < time && !stop.IsCancellationRequested;)
        {
            int at = random.Next(types.Length);
            byte[] input = Damage.Of(corpora[at], corpora[random.Next(corpora.Length)], random);
            box.Write(types[at], input);
            Outcome outcome = Outcome.Of(Specimens.All[types[at]], input);
            totals.Add(outcome, input.Length);
            if (outcome.Fault is { } fault) return Report(types[at], input, fault);
            if (outcome.IsValue) corpora[at].Add(input[..outcome.Consumed], random);
            if (clock.Elapsed < next) continue;
            next += Progress;
            AnsiConsole.WriteLine($"{clock.Elapsed.TotalSeconds:F0} s: {totals}");
        }

        AnsiConsole.WriteLine($"{clock.Elapsed.TotalSeconds:F0} s: {totals}. No crash, no fault.");
        return 0;
    }

    private static int Report(int type, byte[] input, string fault)
    {
        AnsiConsole.MarkupLineInterpolated($"[red]{Specimens.All[type].Name}[/]: {fault}");
        AnsiConsole.WriteLine($"Again: --replay {type}:{Convert.ToHexString(input)}");
        return Failed;
    }
}
