using System.CommandLine;
using Spectre.Console;

namespace Samples;

/// <summary>A sample's command line: numbers with limits, --help, and an exit code that says whether what was computed is right.</summary>
internal sealed class SampleCommand
{
    private readonly RootCommand command;

    public SampleCommand(string description)
    {
        command = new RootCommand(description);
        Cpus = Number("--cpus", Environment.ProcessorCount, "CPUs to schedule on: so many worker processes run tasks.");
    }

    public Option<int> Cpus { get; }

    public Option<int> Number(string name, int standard, string description, int atLeast = 1)
    {
        Option<int> option = Option(name, standard, description);
        option.Validators.Add(result =>
        {
            string? given = result.Tokens.SingleOrDefault()?.Value;
            if (int.TryParse(given, out int value) && value < atLeast) result.AddError($"{name} is {value}. Give {atLeast} or more.");
        });
        return option;
    }

    public Option<T> Option<T>(string name, T standard, string description)
    {
        Option<T> option = new(name) { Description = description, DefaultValueFactory = _ => standard };
        command.Options.Add(option);
        return option;
    }

    /// <summary>0: what was computed is right. 1: it is not, it failed, or the arguments were refused.</summary>
    public Task<int> RunAsync(string[] args, Func<ParseResult, Task<bool>> run)
    {
        command.SetAction(async (options, _) =>
        {
            try
            {
                return await run(options) ? 0 : 1;
            }
            catch (RemoteException error)       // what a remote method threw, and what the cluster could not mend
            {
                AnsiConsole.MarkupLine($"[red]{error.GetType().Name}[/]: {Markup.Escape(error.Message)}");
                return 1;
            }
        });
        return command.Parse(args).InvokeAsync();
    }
}
