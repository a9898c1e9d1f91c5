using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using Spectre.Console;

namespace Remote.Benchmarks.Comparison;

/// <summary>Remote beside other frameworks and bare transports, on the same work in one run.</summary>
internal sealed class PeersCommand
{
    private readonly Argument<double> seconds = new("seconds") { Description = "How long each row of each contender takes in each round.", DefaultValueFactory = static _ => 1 };
    private readonly Argument<int> rounds = new("rounds") { Description = "How often all are measured by turns.", DefaultValueFactory = static _ => 3 };
    private readonly Argument<string[]> names = new("names") { Description = $"Who is measured; all, if none is named: {string.Join(", ", ContenderList.Names)}.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<double> warmUp = new("--warm-up") { Description = "Seconds that each contender runs before its first round.", DefaultValueFactory = static _ => 5 };
    private readonly Option<int> actors = new("--actors") { Description = "Actors created in each round.", DefaultValueFactory = static _ => 2_000 };
    private readonly Option<FileInfo?> json = new("--json") { Description = "A file for the figures." };
    private readonly RootCommand command;

    private PeersCommand()
    {
        seconds.Validators.Add(result => MustBePositive(result, result.GetValue(seconds)));
        rounds.Validators.Add(result => MustBePositive(result, result.GetValue(rounds)));
        warmUp.Validators.Add(result => MustBePositive(result, result.GetValue(warmUp)));
        actors.Validators.Add(result => MustBePositive(result, result.GetValue(actors)));
        names.AcceptOnlyFromAmong(ContenderList.Names);
        command = new RootCommand("Remote beside other frameworks and bare transports, in two processes each, on the same work in one run.") { seconds, rounds, names, warmUp, actors, json };
    }

    public static async Task<int> RunAsync(string[] args)
    {
        var commands = new PeersCommand();
        commands.command.SetAction(commands.MeasureAsync);
        ParseResult parsed = commands.command.Parse(args);
        int code = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
        return parsed.Errors.Count > 0 ? 2 : code;
    }

    private static void MustBePositive(SymbolResult result, double value)
    {
        if (!(value > 0)) result.AddError($"{value} is not positive.");
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
