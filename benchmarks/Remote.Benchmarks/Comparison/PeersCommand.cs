using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Runtime.InteropServices;
using Spectre.Console;

namespace Remote.Benchmarks.Comparison;

/// <summary>Remote beside other frameworks and bare transports, on the same work in one run.</summary>
internal sealed class PeersCommand
{
    private readonly Argument<double> seconds = new("seconds") { Description = "How long each row of each contender takes in each round.", DefaultValueFactory = static _ => 1 };
    private readonly Argument<int> rounds = new("rounds") { Description = "How often all are measured by turns.", DefaultValueFactory = static _ => 3 };
    private readonly Argument<string[]> names = new("names") { Description = $"Who is measured; all, if none is named: {string.Join(", ", ContenderList.Names)}.", Arity = ArgumentArity.ZeroOrMore, HelpName = "names" };
    private readonly Option<double> warmUp = new("--warm-up") { Description = "Seconds that each contender runs before its first round.", DefaultValueFactory = static _ => 5 };
    private readonly Option<int> actors = new("--actors") { Description = "Actors created in each round.", DefaultValueFactory = static _ => 2_000 };
    private readonly Option<FileInfo?> json = new("--json") { Description = "A file for the figures." };
    private readonly Command command;

    private PeersCommand()
    {
        seconds.Validators.Add(MustBePositive);
        rounds.Validators.Add(MustBePositive);
        warmUp.Validators.Add(MustBePositive);
        actors.Validators.Add(MustBePositive);
        json.Validators.Add(FolderMustExist);
        names.AcceptOnlyFromAmong(ContenderList.Names);
        command = new Command("peers", "Remote beside other frameworks and bare transports, in two processes each, on the same work in one run.") { seconds, rounds, names, warmUp, actors, json };
    }

    public static async Task<int> RunAsync(string[] args)
    {
        var peers = new PeersCommand();
        peers.command.SetAction(peers.MeasureAsync);
        ParseResult parsed = new RootCommand { peers.command }.Parse([peers.command.Name, .. args]);
        int code = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
        return parsed.Errors.Count > 0 ? 2 : code;
    }

    // What is no number is refused by the parser.
    private static void MustBePositive(SymbolResult result)
    {
        if (double.TryParse(result.Tokens.FirstOrDefault()?.Value, CultureInfo.InvariantCulture, out double value) && value <= 0) result.AddError($"{value} is not positive.");
    }

    // Said before minutes of measuring, not after.
    private static void FolderMustExist(SymbolResult result)
    {
        string? folder = Path.GetDirectoryName(Path.GetFullPath(result.Tokens.FirstOrDefault()?.Value ?? "."));
        if (!Directory.Exists(folder)) result.AddError($"There is no folder {folder}.");
    }

    private PeersOptions OptionsFrom(ParseResult parsed) => new(
        TimeSpan.FromSeconds(parsed.GetValue(seconds)),
        parsed.GetValue(rounds),
        TimeSpan.FromSeconds(parsed.GetValue(warmUp)),
        parsed.GetValue(actors),
        parsed.GetValue(names) is { Length: > 0 } named ? named : ContenderList.Names,
        parsed.GetValue(json)?.FullName);

    private async Task<int> MeasureAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        // A file has no width; a terminal's is its own.
        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = 180;
        using CancellationTokenSource stop = new();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
        try
        {
            return await MeasureAsync(OptionsFrom(parsed), stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            AnsiConsole.WriteLine("Ended before all was measured.");
            return 130;
        }

        // The second one ends the program at once; its hosts end with it.
        void OnSignal(PosixSignalContext signal)
        {
            signal.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }
    }

    private static async Task<int> MeasureAsync(PeersOptions options, CancellationToken stop)
    {
        await using PeersRun run = new(options, stop);
        await AnsiConsole.Progress().StartAsync(progress => run.MeasureAsync(progress.AddTask("starts")));
        PeersReport.Write(AnsiConsole.Console, run, options);
        if (options.JsonFile is { } file) await PeersJson.WriteAsync(file, run, options);
        return run.Contenders.All(static one => one.Failure is null) ? 0 : 1;
    }
}
