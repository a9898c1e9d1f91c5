using System.Text.RegularExpressions;

namespace Remote.Runtime.Tests.Failures;

/// <summary>What workers write comes to the program's own output, folded, and is kept in full.</summary>
public sealed partial class When_workers_write
{
    private const int Lines = 200;

    [Fact(Timeout = Limits.Test)]
    public async Task Repeated_lines_are_folded_and_nothing_is_lost()
    {
        (List<string> said, string logs, string[][] kept) = await RunAsync();
        string[] alike = [.. said.Where(static l => l.Contains("alike"))];
        // Two workers wrote 200 each; those of the first until the second began are progress.
        string fold = Assert.Single(alike, static l => l.Contains("[repeated"));
        Match match = Fold().Match(fold);
        Assert.True(match.Success, fold);
        Assert.Equal(2 * Lines, int.Parse(match.Groups[1].Value) + alike.Length - 1);
        Assert.StartsWith(logs, match.Groups[2].Value);
        Assert.All(alike, static l => Assert.Matches(@"^\(worker \d+, pid \d+\) alike \d+", l));
        // The logs outlive the program.
        Assert.Equal(2, kept.Length);
        Assert.All(kept, static file => Assert.Equal(Lines, file.Count(static l => l.StartsWith("alike"))));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Folding_can_be_turned_off()
    {
        (List<string> said, _, _) = await RunAsync("REMOTE_FOLD_OUTPUT=0");
        Assert.Equal(2 * Lines, said.Count(static l => l.Contains("alike")));
    }

    private static async Task<(List<string> Said, string Logs, string[][] Kept)> RunAsync(params string[] environment)
    {
        using var driver = new DriverProgram(null, environment, "output", $"{Lines}");
        var said = new List<string>();
        while (await driver.ReadLineAsync() is { } line) said.Add(line);
        await driver.WaitForExitAsync();
        string logs = Assert.Single(said, static l => l.StartsWith("logs="))["logs=".Length..];
        return (said, logs, [.. Directory.GetFiles(logs, "*.log").Select(File.ReadAllLines)]);
    }

    [GeneratedRegex(@"\[repeated (\d+) times by \d workers?; all lines: (.*)\]$")]
    private static partial Regex Fold();
}
